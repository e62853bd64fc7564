/* Keys, colour scheme, the dot of saving and the bottom bar's mark: what needs no round trip. */
(() => {
  if (window.kinshipKeys) return;
  window.kinshipKeys = true;
  const root = document.documentElement;

  /* Colour scheme and letters, remembered by the browser. */
  /* Which records were looked at last, by person: the home asks for them. */
  const RECORD = /^\/([a-z][A-Za-z0-9_]*)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
  const seenKey = () => `kinship.seen.${document.querySelector('[data-person]')?.dataset.person}`;
  window.kinshipSeen = () => {
    try { return JSON.parse(localStorage.getItem(seenKey())) ?? []; } catch { return []; }
  };
  const noteSeen = () => {
    const found = RECORD.exec(location.pathname);
    if (!found) return;
    const [, entity, id] = found;
    const others = window.kinshipSeen().filter(one => one.id !== id);
    localStorage.setItem(seenKey(), JSON.stringify([{ entity, id, at: Date.now() }, ...others].slice(0, 20)));
  };
  let shown = '';
  window.kinshipTrail = 0; // pages seen since the application was loaded: there is a way back from the second on
  const show = () => {
    if (shown !== location.href) { shown = location.href; window.kinshipTrail++; noteSeen(); }
    const scheme = localStorage.getItem('kinship.scheme') ?? 'system';
    root.style.colorScheme = scheme === 'system' ? '' : scheme;
    document.querySelectorAll('[data-scheme]').forEach(button =>
      button.setAttribute('aria-pressed', button.dataset.scheme === scheme));
    const letters = localStorage.getItem('kinship.letters') !== 'off';
    document.querySelectorAll('[data-letters]').forEach(button => button.setAttribute('aria-checked', letters));
    const ways = [...document.querySelectorAll('[data-way]')];
    // lists and records are found under Records
    const isOwnWay = ways.some(way => new URL(way.href).pathname === location.pathname);
    ways.forEach(way => {
      const path = new URL(way.href).pathname;
      if (path === (isOwnWay ? location.pathname : '/records')) way.setAttribute('aria-current', 'page');
      else way.removeAttribute('aria-current');
    });
  };
  document.addEventListener('click', event => {
    const button = event.target.closest?.('[data-scheme],[data-letters],.skip,.keys-close,[popover] a');
    if (!button) return;
    if (button.dataset.scheme) localStorage.setItem('kinship.scheme', button.dataset.scheme);
    else if ('letters' in button.dataset)
      localStorage.setItem('kinship.letters', button.getAttribute('aria-checked') === 'true' ? 'off' : 'on');
    else if (button.matches('.skip')) { event.preventDefault(); toMain(); }
    else if (button.matches('.keys-close')) button.closest('dialog').close();
    else button.closest('[popover]').hidePopover();
    show();
  }, true);
  const toMain = () => {
    const main = document.querySelector('main');
    if (main) { main.tabIndex = -1; main.focus(); }
  };

  /* The page changes without being loaded: what depends on the address is looked at again. */
  new MutationObserver(() => requestAnimationFrame(show)).observe(document.querySelector('title') ?? document.head,
    {childList: true, subtree: true, characterData: true});
  window.addEventListener('vaadin-navigated', show);
  window.addEventListener('popstate', () => setTimeout(show));
  setTimeout(show);

  /* Green saved, amber on its way, hollow without a connection. */
  const states = {connected: 'saved', loading: 'saving', reconnecting: 'offline', 'connection-lost': 'offline'};
  let waiting = 0;
  const dot = state => {
    clearTimeout(waiting);
    const set = () => {
      root.dataset.saving = states[state] ?? 'saved';
      document.querySelectorAll('.saving-dot').forEach(one => { one.title = one.dataset[root.dataset.saving]; });
    };
    // what is done at once need not flicker
    if (state === 'loading') waiting = setTimeout(set, 120); else set();
  };
  const connection = window.Vaadin?.connectionState;
  connection?.addStateChangeListener((_, state) => {
    dot(state);
    if (states[state] === 'offline') askWhy();
  });

  /* No answer may mean no network, no server, or that nobody is signed in any more: only then the page has to be loaded
     again. The login leads back to it, and what is typed waits in the browser. */
  let asking = false;
  const askWhy = async () => {
    if (asking) return;
    asking = true;
    while (states[connection.state] === 'offline') {
      const answer = await fetch('/api/v1/me', {headers: {'X-Requested-With': 'XMLHttpRequest'}, cache: 'no-store', redirect: 'manual'})
        .catch(() => null);
      if (answer?.status === 401) {
        window.kinshipLeaving = true;
        location.reload();
        return;
      }
      await new Promise(done => setTimeout(done, 1000));
    }
    asking = false;
  };
  dot(connection?.state ?? 'connected');

  /* Keys. */
  const isTyping = target => target.closest?.('input,textarea,select,[contenteditable=""],[contenteditable="true"],dialog')
    || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
  const go = href => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    link.click();
    link.remove();
  };
  /* Two keys belong together by when they were pressed, however long they had to wait. */
  let led = 0;
  const pressedAt = event => event.pressedAt ?? Date.now();
  window.kinshipLeads = event => pressedAt(event) - led < 1500;
  const letter = event => {
    if (window.kinshipLeads(event)) {
      led = 0;
      const place = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
      if (place) { go(place.path || '/'); return true; }
    }
    switch (event.key) {
      case '/': {
        const field = searchField();
        if (field) field.focus(); else { keepTyped(); go('/search'); }
        return true;
      }
      case '?': showKeys(document.getElementById('keys')); return true;
      case 'g': led = pressedAt(event); return true;
      case 'n': go('/new'); return true;
      default: return false;
    }
  };
  const tag = (name, css, text, ...children) => {
    const element = document.createElement(name);
    if (css) element.className = css;
    if (text) element.textContent = text;
    element.append(...children);
    return element;
  };
  const showKeys = dialog => {
    if (!dialog) return;
    for (const {title, keys} of JSON.parse(dialog.dataset.lists ?? '[]')) {
      if (title) dialog.append(tag('h2', '', title));
      dialog.append(tag('dl', '', '', ...keys.flatMap(([combination, meaning]) => [
        tag('dt', '', '', tag('span', '', '', ...combination.split(' ').map(key => tag('span', 'key', key)))),
        tag('dd', '', meaning),
      ])));
    }
    delete dialog.dataset.lists;
    dialog.showModal();
  };
  /* What is typed before the search is there is not lost: it is put in when it comes. */
  const searchField = () => document.querySelector('.search vaadin-text-field');
  let typed;
  window.kinshipKeepsTyped = () => typed !== undefined;
  const keepTyped = () => {
    typed = '';
    const until = Date.now() + 10000;
    const hand = () => {
      const input = searchField()?.querySelector('input');
      if (typed === undefined || !input && Date.now() > until) { typed = undefined; return; }
      if (!input) { requestAnimationFrame(hand); return; }
      input.focus();
      if (typed) {
        input.value += typed;
        input.setSelectionRange(input.value.length, input.value.length);
        input.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
      }
      typed = undefined;
    };
    requestAnimationFrame(hand);
  };
  const keeps = event => {
    if (typed === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'Escape') { typed = undefined; return false; }
    if (event.key === 'Backspace') typed = typed.slice(0, -1);
    else if (event.key.length === 1) typed += event.key;
    else return false;
    return true;
  };
  document.addEventListener('keydown', event => {
    if (keeps(event)) { event.preventDefault(); event.stopImmediatePropagation(); }
  }, true);

  document.addEventListener('keydown', event => {
    const target = event.composedPath()[0];
    if (moveInHits(event)) { event.preventDefault(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (localStorage.getItem('kinship.letters') === 'off' || isTyping(target)) return;
    if (letter(event)) event.preventDefault();
  });

  /* A note at the foot of the window stays while somebody points at it or is in it. */
  window.kinshipToast = (notification, milliseconds) => {
    const card = notification._card;
    let left = milliseconds, since = 0, timer = 0;
    const run = () => { clearTimeout(timer); since = Date.now(); timer = setTimeout(() => { notification.opened = false; }, left); };
    const hold = () => { clearTimeout(timer); left = Math.max(1500, left - (Date.now() - since)); };
    card.addEventListener('mouseenter', hold);
    card.addEventListener('focusin', hold);
    card.addEventListener('mouseleave', run);
    card.addEventListener('focusout', run);
    run();
  };

  /* Search: down and up through what was found, Enter opens the first. */
  const moveInHits = event => {
    if (event.isComposing || !event.composedPath().some(one => one.classList?.contains('search'))) return false;
    const hits = [...document.querySelectorAll('.search .hit')];
    const at = hits.indexOf(document.activeElement);
    const field = searchField();
    if (event.key === 'ArrowDown' && hits.length) { hits[Math.min(at + 1, hits.length - 1)].focus(); return true; }
    if (event.key === 'ArrowUp' && at >= 0) { (at ? hits[at - 1] : field).focus(); return true; }
    if (event.key === 'Enter' && at < 0 && hits.length && field?.value) { hits[0].click(); return true; }
    return false;
  };
})();
