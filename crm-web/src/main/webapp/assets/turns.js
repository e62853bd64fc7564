/* One thing after another. A key, a link or Back that comes while a page is on its way would be lost: the router of the
   browser takes no second way before the first has ended. It waits here and is done then, in order. */
(() => {
  if (window.kinshipTurns) return;
  const PATIENCE = 10000, STUCK = 2000, LOST = 1000, MOST = 40;
  const MOVES = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'j', 'k'];
  const TYPING = 'input, textarea, select, [contenteditable], vaadin-combo-box, vaadin-select';
  // the line of progress and the notes at the foot of the window float as well, and take no keys
  const FLOATING = 'vaadin-popover[opened], vaadin-context-menu[opened], vaadin-dialog[opened], dialog[open], '
    + ':popover-open:not(vaadin-notification-container, vaadin-connection-indicator)';
  const queue = [];
  const flow = () => window.Vaadin?.Flow ?? {};
  const asking = () => Object.values(flow().clients ?? {}).some(client => client.isActive());
  const floating = () => document.querySelector(FLOATING);

  /* Vaadin's mark of a navigation; one that nobody works on any more was given up. */
  let quiet = 0;
  const moving = () => {
    if (!flow().navigation || asking()) { quiet = 0; return Boolean(flow().navigation); }
    quiet ||= Date.now();
    return Date.now() - quiet < STUCK;
  };
  const busy = turn => moving()
    || turn.key && (asking() || '[]'.includes(turn.key) && document.querySelector('.place[aria-busy=true]'));

  let timer = 0;
  const later = () => { timer ||= setTimeout(() => { timer = 0; next(); }, 15); };
  const wait = turn => {
    if (queue.length < MOST) queue.push({...turn, since: Date.now()});
    later();
  };
  const next = () => {
    while (queue.length && window.kinshipKeepsTyped?.()) queue.shift().run();
    const turn = queue[0];
    if (!turn) return;
    if (Date.now() - turn.since > PATIENCE) queue.length = undone.length = 0;
    else if (!traversing() && !busy(turn)) { queue.shift(); turn.run(); }
    if (queue.length) later();
  };

  const active = () => {
    let element = document.activeElement ?? document.body;
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
  const press = ({key, code, shiftKey, pressedAt}) => {
    const element = active();
    if (element.matches('input, textarea') && key.length === 1) document.execCommand('insertText', false, key);
    else {
      const event = new KeyboardEvent('keydown', {key, code, shiftKey, bubbles: true, composed: true, cancelable: true});
      element.dispatchEvent(Object.assign(event, {pressedAt}));
    }
  };
  const stop = event => { event.preventDefault(); event.stopImmediatePropagation(); };

  window.addEventListener('keydown', event => {
    const {key, code, shiftKey} = event;
    if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (key.length > 1 && !['Escape', 'Enter', ...MOVES].includes(key)) return;
    const target = event.composedPath()[0];
    if (target.closest?.(TYPING) || floating() || window.kinshipKeepsTyped?.()) return;
    if ((key === 'Enter' || key === ' ') && target.closest?.('a[href], button, summary, [role=button]')) return;
    if (!queue.length && (MOVES.includes(key) && !shiftKey ? !moving() : !busy({key}))) return;
    stop(event);
    const pressedAt = Date.now();
    if (!event.repeat) wait({key, run: () => press({key, code, shiftKey, pressedAt})});
  }, true);

  let heading = '';
  window.addEventListener('click', event => {
    const link = event.composedPath().find(one => one.localName === 'a' && one.href);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute('download') || link.hasAttribute('router-ignore')) return;
    if (link.origin !== location.origin || link.getAttribute('href').startsWith('#')) return;
    const {href} = link;
    if (!moving() && !queue.length || !event.isTrusted) { heading = href; return; }
    stop(event);
    if (href !== heading) wait({run: () => go(href)});
    heading = href;
  }, true);
  const go = href => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    link.click();
    link.remove();
  };

  /* Back and forward are done by the browser before anybody is asked: they are taken back and done again. The router goes
     to and fro as well: where it goes to is known from its own calls. */
  const index = () => history.state?.idx;
  const announced = [], undone = [];
  const goes = history.go.bind(history);
  let at = index();
  history.go = steps => {
    if (index() !== undefined) announced.push(index() + steps);
    goes(steps);
  };
  for (const name of ['pushState', 'replaceState']) {
    const original = history[name].bind(history);
    history[name] = (...args) => { original(...args); at = index(); };
  }
  let traverses = 0, undid = 0;
  const traversing = () => {
    if (undone.length && Date.now() - undid > LOST) undone.length = 0; // the browser went, and did not say so
    return undone.length > 0 || Date.now() - traverses < 300;
  };
  const taken = (list, one) => {
    const place = list.indexOf(one);
    if (place >= 0) list.splice(place, 1);
    return place >= 0;
  };
  // the page's head listens before the router does, and hands it on
  const popped = event => {
    if (!event.isTrusted) return;
    const from = at, now = index();
    at = now;
    traverses = 0;
    if (taken(undone, now)) { event.stopImmediatePropagation(); return; }
    if (taken(announced, now) || from === undefined || now === undefined || from === now || !moving()) return;
    event.stopImmediatePropagation();
    undone.push(from);
    undid = Date.now();
    goes(from - now);
    // whoever is asked whether he wants to leave answers that first
    if (!floating()) wait({run: () => { heading = ''; traverses = Date.now(); goes(now - from); }});
  };

  window.kinshipTurns = {
    popped,
    floating,
    /* Somebody was asked whether to leave, and stays. */
    stay() { heading = ''; delete flow().navigation; },
  };
})();
