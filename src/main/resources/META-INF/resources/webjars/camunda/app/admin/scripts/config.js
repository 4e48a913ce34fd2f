export default {
  app: {name: 'Admin', vendor: 'Stopgap'},

  // It would ask for /camunda-welcome, which we do not have.
  disableWelcomeMessage: true,

  // Paths from the app's folder, without .js. One that is not found leaves the whole app blank.
  customScripts: ['../../../login-again']
};
