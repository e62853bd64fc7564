/* Keys, colour scheme, the dot of saving and the bottom bar's mark: what needs no round trip. */
(() => {
  if (window.kinshipKeys) return;
  window.kinshipKeys = true;
  const root = document.documentElement;

  /* Colour scheme and letters, remembered by the browser. */
  const show = () => {
    const scheme = localStorage.getItem('kinship.scheme') ?? 'system';
    root.style.colorScheme = scheme === 'system' ? '' : scheme;
    document.querySelectorAll('[data-scheme]').forEach(button =>
      button.setAttribute('aria-pressed', button.dataset.scheme === scheme));
    const letters = localStorage.getItem('kinship.letters') !== 'off';
    document.querySelectorAll('[data-letters]').forEach(button => button.setAttribute('aria-checked', letters));
    document.querySelectorAll('[data-way]').forEach(way => {
      const path = new URL(way.href).pathname;
      if (path === location.pathname) way.setAttribute('aria-current', 'page'); else way.removeAttribute('aria-current');
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
  let led = 0;
  const letter = event => {
    if (Date.now() - led < 1500) {
      led = 0;
      const place = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
      if (place) { go(place.path || '/'); return true; }
    }
    switch (event.key) {
      case '/': {
        const field = document.querySelector('.search vaadin-text-field');
        if (field) field.focus(); else go('/search');
        return true;
      }
      case '?': document.getElementById('keys')?.showModal(); return true;
      case 'g': led = Date.now(); return true;
      case 'n': go('/new'); return true;
      default: return false;
    }
  };
  document.addEventListener('keydown', event => {
    const target = event.composedPath()[0];
    if (moveInHits(event)) { event.preventDefault(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (localStorage.getItem('kinship.letters') === 'off' || isTyping(target)) return;
    if (letter(event)) event.preventDefault();
  });

  /* Search: down and up through what was found, Enter opens the first. */
  const moveInHits = event => {
    if (event.isComposing || !event.composedPath().some(one => one.classList?.contains('search'))) return false;
    const hits = [...document.querySelectorAll('.search .hit')];
    const at = hits.indexOf(document.activeElement);
    const field = document.querySelector('.search vaadin-text-field');
    if (event.key === 'ArrowDown' && hits.length) { hits[Math.min(at + 1, hits.length - 1)].focus(); return true; }
    if (event.key === 'ArrowUp' && at >= 0) { (at ? hits[at - 1] : field).focus(); return true; }
    if (event.key === 'Enter' && at < 0 && hits.length && field?.value) { hits[0].click(); return true; }
    return false;
  };
})();
