// Loaded by Tasklist, Cockpit, Admin and Welcome: where they would show their own login, which is closed, the page is
// loaded again, so that ours comes and leads back to the same place. At most once in ten seconds, never in a circle.
let place = isLogin() ? '' : location.hash;

function isLogin() {
  return location.hash.startsWith('#/login');
}

function toOurLogin() {
  if (!isLogin()) {
    place = location.hash;
    return;
  }
  const last = Number(sessionStorage.getItem('login-again') ?? 0);
  if (Date.now() - last > 10_000) {
    sessionStorage.setItem('login-again', String(Date.now()));
    history.replaceState(null, '', location.pathname + place);
    location.reload();
  }
}

addEventListener('hashchange', toOurLogin);
toOurLogin();
