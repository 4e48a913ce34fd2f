// The pages of imports work without this: it adds dropping a file, how much of it has been sent and read, and one press
// where two would be one too many.
const form = document.getElementById('import');
const running = document.getElementById('running');

for (const once of document.querySelectorAll('form.once')) {
  once.addEventListener('submit', event => {
    if (once.dataset.sent) {
      event.preventDefault();
    }
    once.dataset.sent = 'yes';
  });
}
// Going back in the browser's history shows the form as it was left.
addEventListener('pageshow', () => document.querySelectorAll('form.once').forEach(once => delete once.dataset.sent));

if (form) {
  const drop = document.getElementById('drop');
  const file = document.getElementById('file');
  const kind = document.getElementById('kind');
  const supplier = document.getElementById('supplier');
  const says = document.getElementById('sending');
  const look = document.getElementById('look');

  const say = (words, bad) => {
    says.hidden = false;
    says.classList.toggle('bad', bad);
    says.setAttribute('role', bad ? 'alert' : 'status');
    says.textContent = words;
  };
  const size = bytes => bytes < 1e6 ? Math.ceil(bytes / 1e3) + ' KB' : (bytes / 1e6).toFixed(1) + ' MB';

  const chosen = () => {
    const one = file.files[0];
    if (!one) {
      return;
    }
    const named = [...kind.options].find(option => one.name.toLowerCase().startsWith(option.value));
    if (named) {
      kind.value = named.value;
      kind.dispatchEvent(new Event('change'));
    }
    if (one.size > Number(form.dataset.largest)) {
      say(form.dataset.tooLarge, true);
      look.disabled = true;
    } else {
      look.disabled = false;
      say(form.dataset.chosen.replace('{0}', one.name).replace('{1}', size(one.size)), false);
    }
  };
  file.addEventListener('change', chosen);

  // Our own approvers are of no supplier.
  const ourOwn = () => {
    if (supplier) {
      supplier.disabled = kind.value === 'approvers';
    }
  };
  kind.addEventListener('change', ourOwn);
  ourOwn();

  // A file that misses the field must not open in place of the page.
  addEventListener('dragover', event => { event.preventDefault(); drop.classList.add('over'); });
  addEventListener('dragleave', event => { if (!event.relatedTarget) { drop.classList.remove('over'); } });
  addEventListener('drop', event => {
    event.preventDefault();
    drop.classList.remove('over');
    if (event.dataTransfer.files.length > 1) {
      say(form.dataset.one, true);
    } else if (event.dataTransfer.files.length === 1) {
      const one = new DataTransfer();
      one.items.add(event.dataTransfer.files[0]);
      file.files = one.files;
      chosen();
      look.focus();
    }
  });

  const send = () => {
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    const token = document.cookie.split('; ').find(one => one.startsWith('XSRF-TOKEN='));
    if (token) {
      request.setRequestHeader('X-XSRF-TOKEN', decodeURIComponent(token.substring('XSRF-TOKEN='.length)));
    }
    request.setRequestHeader('Accept', 'text/html, application/problem+json');
    request.upload.addEventListener('progress', event => say(
      form.dataset.sending.replace('{0}', size(event.loaded)).replace('{1}', size(event.total)), false));
    request.upload.addEventListener('load', () => say(form.dataset.arrived, false));
    request.addEventListener('load', () => {
      if (request.status < 400 && !request.responseURL.includes('/login')) {
        location.assign(request.responseURL);
        return;
      }
      look.disabled = false;
      const expired = request.status === 401 || request.status === 403 || request.responseURL.includes('/login');
      say(expired ? form.dataset.expired : request.status === 413 ? form.dataset.tooLarge : form.dataset.broken, true);
    });
    request.addEventListener('error', () => { look.disabled = false; say(form.dataset.broken, true); });
    request.send(new FormData(form));
  };

  form.addEventListener('submit', async event => {
    event.preventDefault();
    look.disabled = true;
    // A file may take minutes to send: ask first whether we are still known.
    const known = await fetch('/imports', {method: 'HEAD', redirect: 'manual'}).catch(() => null);
    if (known === null || !known.ok) {
      look.disabled = false;
      say(known === null ? form.dataset.broken : form.dataset.expired, true);
      return;
    }
    send();
  });
}

const mapping = document.getElementById('mapping');

if (mapping) {
  // What is missing and the first rows follow each choice; the button for that is for those without scripts.
  document.getElementById('check').hidden = true;
  let last = 0;
  mapping.addEventListener('change', async event => {
    if (event.target.name !== 'column' && event.target.name !== 'code') {
      return;
    }
    const why = event.target.parentElement.querySelector('.why');
    if (why) {
      why.remove();
    }
    const mine = ++last;
    const said = new URLSearchParams(new FormData(mapping));
    said.set('then', 'check');
    const answer = await fetch(mapping.action, {method: 'POST', body: said, redirect: 'manual'}).catch(() => null);
    if (answer === null || !answer.ok || mine !== last) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const focused = document.activeElement?.name === 'code'
      ? [...mapping.querySelectorAll('select[name=code]')].indexOf(document.activeElement) : -1;
    for (const part of ['missing', 'preview']) {
      document.getElementById(part).replaceWith(page.getElementById(part));
    }
    mapping.querySelectorAll('select[name=code]')[focused]?.focus();
  });
}

if (running) {
  const count = document.getElementById('count');
  const bar = document.getElementById('bar');
  const all = Number(running.dataset.of);
  const number = rows => rows.toLocaleString('en-US');

  const ask = async () => {
    try {
      const answer = await fetch(running.dataset.progress, {redirect: 'manual'});
      if (answer.ok) {
        const how = await answer.json();
        if (how.state !== running.dataset.state) {
          location.reload();
          return;
        }
        count.textContent = running.dataset.read.replace('{0}', number(how.rows)).replace('{1}', number(all));
        if (bar.hasAttribute('max')) {
          bar.value = Math.min(how.rows, all);
        }
      } else if (answer.type === 'opaqueredirect') {
        location.reload();
        return;
      }
    } catch (e) {
      // The server is away for a moment; the next question may reach it.
    }
    setTimeout(ask, 700);
  };
  ask();
}
