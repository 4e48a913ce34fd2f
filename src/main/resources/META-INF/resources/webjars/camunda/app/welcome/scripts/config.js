// The same question that the web app asks to choose its labels: the first language of the browser.
const japanese = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().split('-')[0] === 'ja';

// index.html says lang="en": without this a browser may draw kanji with Chinese glyphs, and a reader aloud reads English.
document.documentElement.lang = japanese ? 'ja' : 'en';

export default {
  app: {name: 'Welcome', vendor: 'Stopgap'},
  // The fallback is always loaded too, and of two languages the one that arrives last sets the words of all dates:
  // "in 2 days" between Japanese labels. So a Japanese browser loads one language only; a test keeps it complete.
  locales: {availableLocales: ['en', 'ja'], fallbackLocale: japanese ? 'ja' : 'en'},

  // It would ask for /camunda-welcome, which we do not have.
  disableWelcomeMessage: true,

  // Paths from the app's folder, without .js. One that is not found leaves the whole app blank.
  customScripts: ['../../../login-again']
};
