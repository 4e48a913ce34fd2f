// What the locale file does not reach: both date pickers and the messages of Camunda Forms (form-js) know English only.
// Runs before Angular starts. config.js has set the language of the document.

const MONTHS = Array.from({length: 12}, (_, month) => `${month + 1}月`);
const DAYS = ['日', '月', '火', '水', '木', '金', '土'];

/** The picker of due and follow-up dates, and of embedded HTML forms. */
function speakJapaneseInAngular() {
  window.angular
    .module('cam.tasklist')
    .config(['uibDatepickerConfig', picker => Object.assign(picker, {formatDayTitle: "yyyy'年' M'月'", showWeeks: false})])
    .decorator('$locale', ['$delegate', locale => {
      Object.assign(locale.DATETIME_FORMATS, {
        MONTH: MONTHS, SHORTMONTH: MONTHS, STANDALONEMONTH: MONTHS, DAY: DAYS.map(day => `${day}曜日`), SHORTDAY: DAYS
      });
      return locale;
    }]);
}

/** The picker of Camunda Forms. */
function speakJapaneseInFlatpickr() {
  window.flatpickr?.localize({
    months: {shorthand: MONTHS, longhand: MONTHS},
    weekdays: {shorthand: DAYS, longhand: DAYS.map(day => `${day}曜日`)}
  });
}

const MESSAGES = [
  [/^Field is required\.$/, '必須項目です。'],
  [/^Field must have minimum value of (.+)\.$/, '$1以上の値を入力してください。'],
  [/^Field must have maximum value of (.+)\.$/, '$1以下の値を入力してください。'],
  [/^Field must have minimum length of (.+)\.$/, '$1文字以上で入力してください。'],
  [/^Field must have maximum length of (.+)\.$/, '$1文字以内で入力してください。'],
  [/^Field must match pattern .+\.$/, '決められた形式で入力してください。'],
  [/^Field must be a valid email\.$/, 'メールアドレスを正しく入力してください。'],
  [/^Field must be a valid\s+international phone number\..*$/, '電話番号を国番号から入力してください（例: +81312345678）。'],
  [/^Select$/, '選んでください'],
  [/^Search$/, '検索'],
  [/^No results$/, '該当なし'],
  [/^All values selected$/, 'すべて選択済みです'],
  [/^Nothing to show\.$/, '表示する内容がありません。'],
  [/^Add new$/, '追加']
];

function inJapanese(text) {
  const known = MESSAGES.find(([english]) => english.test(text.trim()));
  return known ? text.trim().replace(known[0], known[1]) : text;
}

function translateText(node) {
  const text = inJapanese(node.data);
  if (text !== node.data && node.parentElement?.closest('.fjs-container')) {
    node.data = text; // never replace the node: form-js keeps it and would lose it
  }
}

function translateTree(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    translateText(node);
  } else if (node.nodeType === Node.ELEMENT_NODE && (node.closest('.fjs-container') || node.querySelector('.fjs-container'))) {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      translateText(texts.currentNode);
    }
    for (const input of node.querySelectorAll('.fjs-container input[placeholder]')) {
      input.placeholder = inJapanese(input.placeholder);
    }
  }
}

function speakJapaneseInCamundaForms() {
  new MutationObserver(changes => {
    for (const {type, target, addedNodes} of changes) {
      (type === 'characterData' ? [target] : addedNodes).forEach(translateTree);
    }
  }).observe(document.body, {subtree: true, childList: true, characterData: true});
}

if (document.documentElement.lang === 'ja') {
  speakJapaneseInAngular();
  speakJapaneseInFlatpickr();
  speakJapaneseInCamundaForms();
}
