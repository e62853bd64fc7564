// What a record's page does in the browser alone: opening and ending edits, keys, the parts of a phone's page.
window.kinshipRecord = root => {
  if (root.kinship) return;
  root.kinship = true;
  root.dirty = false;

  const send = (action, row) =>
    row.closest('.sections').dispatchEvent(new CustomEvent('k-edit', {detail: action + ':' + row.dataset.field}));
  // leaving the input makes its value known; then the server is told
  const commit = (action, row) => {
    document.activeElement?.blur();
    setTimeout(() => send(action, row));
  };
  const inOverlay = row => row.querySelector('[opened]');

  root.addEventListener('click', event => {
    const link = event.target.closest('.ways a');
    if (link) {
      event.preventDefault();
      show(link.getAttribute('href').slice(1));
      history.replaceState(history.state, '', link.getAttribute('href'));
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
    else if (event.target.closest('.no')) send('cancel', row);
    else if (row.matches('.can:not(.editing)') && !event.target.closest('a')) {
      const selected = String(getSelection());
      if (!selected || event.target.closest('.pen')) send('edit', row);
    }
  });

  root.addEventListener('keydown', event => {
    const row = event.target.closest?.('.f.editing');
    if (!row || event.isComposing || inOverlay(row)) return;
    const long = row.querySelector('vaadin-text-area');
    if (event.key === 'Enter' && (!long || event.ctrlKey || event.metaKey) && !event.target.closest('button')) {
      event.preventDefault();
      event.stopPropagation();
      commit('save', row);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      send('cancel', row);
    } else if (event.key === 'Tab' && !row.querySelector('.address-parts') && !event.target.closest('button')) {
      event.preventDefault();
      event.stopPropagation();
      commit(event.shiftKey ? 'previous' : 'next', row);
    }
  }, true);

  root.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && root.matches('.new-record')) {
      document.activeElement?.blur();
      setTimeout(() => root.dispatchEvent(new CustomEvent('k-submit')));
    }
  });

  root.addEventListener('input', event => {
    if (event.target.closest('.f.editing, .field-form')) root.dirty = true;
  });

  const show = part => {
    root.dataset.part = part;
    root.querySelectorAll('.ways a').forEach(way =>
      way.getAttribute('href') === '#' + part
        ? way.setAttribute('aria-current', 'page') : way.removeAttribute('aria-current'));
  };
  show(root.querySelector('.ways a[href="' + CSS.escape(location.hash).replace('\\#', '#') + '"]')
    ? location.hash.slice(1) : 'timeline');

  const typing = event => event.composedPath().some(element =>
    element.matches?.('input, textarea, select, [contenteditable], vaadin-dialog, [role=dialog]'));
  const keys = event => {
    if (!root.isConnected) return stop();
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
    if (event.key === 'e') {
      const first = root.querySelector('.f.can:not(.editing)');
      if (first) {
        event.preventDefault();
        send('edit', first);
      }
    } else if (event.key === 's') {
      const step = root.querySelector('.path li.current + li button') ?? root.querySelector('.path button');
      if (step) {
        event.preventDefault();
        step.focus();
      }
    }
  };
  const unload = event => {
    if (!root.isConnected) return stop();
    if (root.dirty) event.preventDefault();
  };
  const stop = () => {
    document.removeEventListener('keydown', keys);
    window.removeEventListener('beforeunload', unload);
  };
  document.addEventListener('keydown', keys);
  window.addEventListener('beforeunload', unload);
};
