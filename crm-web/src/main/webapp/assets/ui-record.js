// What a record's page does in the browser alone: opening and ending edits, keys, the parts of a phone's page, and
// keeping what is typed until it is saved, whatever becomes of the session.
window.kinshipRecord = root => {
  const DRAFT = 'kinship.draft:';
  root.draft = DRAFT + location.pathname;
  const editing = () => [...root.querySelectorAll('.f.editing, .field-row')];

  // what a person sees in an editor
  const typed = row => {
    const editor = row.querySelector('.f-editor > :first-child') ?? row.lastElementChild;
    switch (editor?.localName) {
      case 'vaadin-checkbox': return String(editor.checked);
      case 'vaadin-select': return editor.querySelector('[slot=value]')?.textContent.trim() ?? '';
      case 'vaadin-time-picker':
      case 'vaadin-date-time-picker': return editor.value;
      case 'vaadin-multi-select-combo-box': return editor.selectedItems.map(item => item.label).join('\n');
      case 'vaadin-custom-field':
        return [...editor.querySelectorAll('vaadin-text-area, vaadin-text-field')]
          .map(part => part.value.replaceAll('\n', '\t')).join('\n');
      default: return editor?.querySelector('input, textarea')?.value ?? '';
    }
  };
  const keep = () => {
    const rows = editing();
    if (!root.dirty || !rows.length) sessionStorage.removeItem(root.draft);
    else sessionStorage.setItem(root.draft, JSON.stringify({
      typed: Object.fromEntries(rows.map(row => [row.dataset.field, typed(row)])),
      // what it was typed over: somebody may save before it is
      bases: Object.fromEntries(rows.map(row => [row.dataset.field, row.dataset.base])),
    }));
  };
  const restore = () => {
    const draft = sessionStorage.getItem(root.draft);
    const form = root.querySelector('.sections, .field-form');
    if (!draft || !form) return;
    root.dirty = true;
    root.show('details');
    form.dispatchEvent(new CustomEvent('k-draft', {detail: JSON.parse(draft)}));
  };

  if (root.kinship) {
    root.dirty = false;
    restore();
    return;
  }
  root.kinship = true;
  root.dirty = false;
  root.forget = () => {
    root.dirty = false;
    sessionStorage.removeItem(root.draft);
  };

  const send = (action, row) =>
    row.closest('.sections').dispatchEvent(new CustomEvent('k-edit', {detail: action + ':' + row.dataset.field}));
  // leaving the input makes its value known; then the server is told
  const commit = (action, row) => {
    document.activeElement?.blur();
    setTimeout(() => send(action, row));
  };
  const cancel = row => {
    send('cancel', row);
    row.classList.remove('editing');
    keep();
  };
  const inOverlay = row => row.querySelector('[opened]');

  root.addEventListener('click', event => {
    const link = event.target.closest('.ways a');
    if (link) {
      event.preventDefault();
      root.show(link.getAttribute('href').slice(1));
      history.replaceState(history.state, '', location.pathname + location.search + link.getAttribute('href'));
      return;
    }
    const tab = event.target.closest('.section-tabs a');
    if (tab && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      root.openTab(tab.dataset.tab);
      return;
    }
    const neighbour = event.target.closest('.place a[href]');
    if (neighbour) {
      neighbour.href = withTab(new URL(neighbour.href));
      return;
    }
    const copy = event.target.closest('.copy-link');
    if (copy) {
      navigator.clipboard?.writeText(location.href.replace(/#.*/, ''));
      copy.classList.add('done');
      copy.title = copy.dataset.done;
      copy.setAttribute('aria-label', copy.dataset.done);
      return;
    }
    const row = event.target.closest('.f');
    if (!row) return;
    if (event.target.closest('.ok')) commit('save', row);
    else if (event.target.closest('.no')) cancel(row);
    else if (row.matches('.can:not(.editing)') && !event.target.closest('a')) {
      const selected = String(getSelection());
      if (!selected || event.target.closest('.pen')) send('edit', row);
    }
  });

  root.addEventListener('keydown', event => {
    const row = event.target.closest?.('.f.editing');
    if (!row || event.isComposing || inOverlay(row)) return;
    const long = event.target.localName === 'textarea';
    if (event.key === 'Enter' && (!long || event.ctrlKey || event.metaKey) && !event.target.closest('button, .files-field')) {
      event.preventDefault();
      event.stopPropagation();
      commit('save', row);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      cancel(row);
    } else if (event.key === 'Tab' && leaves(row, event)) {
      event.preventDefault();
      event.stopPropagation();
      commit(event.shiftKey ? 'previous' : 'next', row);
    }
  }, true);

  // an editor of several inputs is walked through before it is left
  const leaves = (row, event) => {
    if (event.target.closest('button, .files-field')) return false;
    const inputs = [...row.querySelectorAll('input, textarea, [role=button]')].filter(one => one.tabIndex >= 0 && !one.closest('.ok, .no'));
    return event.target === inputs.at(event.shiftKey ? 0 : -1) || inputs.length < 2;
  };

  root.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && root.matches('.new-record')) {
      document.activeElement?.blur();
      setTimeout(() => root.dispatchEvent(new CustomEvent('k-submit')));
    }
  });

  for (const kind of ['input', 'change']) {
    root.addEventListener(kind, event => {
      if (!event.target.closest('.f.editing, .field-row')) return;
      root.dirty = true;
      setTimeout(keep);
    });
  }

  // the address with the tab that is open; the first one needs no name
  const withTab = url => {
    const open = root.querySelector('.section-tabs a[aria-current]:not(:first-child)');
    if (open) url.searchParams.set('tab', open.dataset.tab);
    else url.searchParams.delete('tab');
    return url;
  };
  root.openTab = key => {
    root.querySelectorAll('.tab-panel').forEach(panel => panel.classList.toggle('behind', panel.dataset.tab !== key));
    root.querySelectorAll('.section-tabs a').forEach(tab =>
      tab.dataset.tab === key ? tab.setAttribute('aria-current', 'page') : tab.removeAttribute('aria-current'));
    history.replaceState(history.state, '', withTab(new URL(location.href)));
    bringTab();
  };
  // a phone has no room for all of them
  const bringTab = () => {
    const open = root.querySelector('.section-tabs a[aria-current]');
    if (open) open.parentElement.scrollLeft = open.offsetLeft - open.parentElement.offsetLeft - 24;
  };

  root.show = part => {
    root.dataset.part = part;
    root.querySelectorAll('.ways a').forEach(way =>
      way.getAttribute('href') === '#' + part
        ? way.setAttribute('aria-current', 'page') : way.removeAttribute('aria-current'));
  };
  root.show(['#details', '#related'].includes(location.hash) ? location.hash.slice(1)
    : new URLSearchParams(location.search).has('tab') ? 'details' : 'timeline');
  bringTab();
  restore();

  const typing = event => event.composedPath().some(element =>
    element.matches?.('input, textarea, select, [contenteditable], vaadin-dialog, [role=dialog], dialog'));
  const actions = {
    'e': () => root.querySelector('.f.can:not(.editing) .pen'),
    's': () => root.querySelector('.path li.current + li button') ?? root.querySelector('.path button'),
    '[': () => root.querySelector('.place .previous[href]'),
    ']': () => root.querySelector('.place .next[href]'),
    '.': () => root.querySelector('.more-actions'),
    'Escape': () => root.querySelector('.crumbs a:last-of-type'),
  };
  const keys = event => {
    if (!root.isConnected) return stop();
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event) || window.kinshipTurns.floating()) return;
    if (event.key !== 'Escape' && localStorage.getItem('kinship.letters') === 'off') return;
    const control = Object.hasOwn(actions, event.key) && actions[event.key]();
    if (!control) return;
    event.preventDefault();
    if (event.key === 's') control.focus(); else control.click();
  };
  const unload = event => {
    if (!root.isConnected) return stop();
    if (root.dirty && !window.kinshipLeaving) event.preventDefault();
  };
  const stop = () => {
    document.removeEventListener('keydown', keys);
    window.removeEventListener('beforeunload', unload);
  };
  document.addEventListener('keydown', keys);
  window.addEventListener('beforeunload', unload);
};
