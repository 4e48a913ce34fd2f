// A link to a task carries it behind the #, which no server sees: keep it over the login.
const form = document.getElementById('login');
form.addEventListener('submit', () => { form.action = '/login' + location.hash; });
