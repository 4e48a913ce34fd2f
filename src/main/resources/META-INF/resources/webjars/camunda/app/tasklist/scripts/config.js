// The same question that the web app asks to choose its labels: the first language of the browser.
const japanese = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().split('-')[0] === 'ja';
const say = (en, ja) => (japanese ? ja : en);

// index.html says lang="en": without this a browser may draw kanji with Chinese glyphs, and a reader aloud reads English.
document.documentElement.lang = say('en', 'ja');

export default {
  app: {name: 'Tasklist', vendor: 'Stopgap'},
  // The fallback is always loaded too, and of two languages the one that arrives last sets the words of all dates:
  // "in 2 days" between Japanese labels. So a Japanese browser loads one language only; a test keeps it complete.
  locales: {availableLocales: ['en', 'ja'], fallbackLocale: japanese ? 'ja' : 'en'},

  // It would ask for /camunda-welcome, which we do not have.
  disableWelcomeMessage: true,

  // Paths from the app's folder, without .js. One that is not found leaves the whole app blank.
  customScripts: ['scripts/japanese-forms', '../../../login-again'],

  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: say('claims the currently selected task', '選んでいるタスクを担当する')
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: say('set the focus to the first filter in the list', '最初のフィルターへ移る')
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: say('sets the focus to the first task in the list', '一覧の最初のタスクへ移る')
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: say('sets the focus to the first input field in a task form', 'フォームの最初の入力欄へ移る')
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: say('opens the start process modal dialog', 'プロセスを開始する画面を開く')
    }
  }
};
