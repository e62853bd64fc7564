// Keys of lists and boards, and what this browser remembers about them. Single letters do nothing while somebody types.
const typing = element => element?.closest?.('input, textarea, select, [contenteditable], vaadin-combo-box, vaadin-select');
const floating = () => document.querySelector('vaadin-popover[opened], vaadin-context-menu[opened], vaadin-dialog[opened]');
const grid = () => document.querySelector('.record-grid');

function deepActive() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

function move(list, key) {
  const inside = list.shadowRoot.activeElement;
  if (!inside) {
    const body = list.shadowRoot.querySelector('#items tr:not([hidden]) td:nth-child(2), #items tr:not([hidden]) td');
    body?.focus();
    return;
  }
  inside.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
}

function focusedRow(list) {
  const row = list.shadowRoot.activeElement?.closest?.('tr');
  return row?.closest('#items') ? row._item : undefined;
}

function open(item) {
  const title = Object.values(item).find(value => value?.k?.startsWith?.('k-title') && value.h);
  if (!title) return;
  const link = document.createElement('a');
  link.href = title.h;
  document.body.append(link);
  link.click();
  link.remove();
}

function toggle(list, item) {
  const selected = list.selectedItems?.some(other => other.key === item.key);
  if (selected) list.$connector.doDeselection([item], true);
  else list.$connector.doSelection([item], true);
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || floating()) return;
  const list = grid();
  const page = document.querySelector('.list-page');
  if (!page || typing(event.composedPath()[0]) || typing(deepActive())) return;
  const key = event.key;
  const act = work => { event.preventDefault(); event.stopPropagation(); work(); };
  if (key === 'f') act(() => page.querySelector('.quick-filter input, .quick-filter')?.focus());
  else if (key === 'n') { const link = page.querySelector('[data-key=new]'); if (link) act(() => link.click()); }
  else if (key === 'Escape') { const clear = page.querySelector('[data-key=clear]'); if (clear) act(() => clear.click()); }
  else if (!list) return;
  else if (key === 'j') act(() => move(list, 'ArrowDown'));
  else if (key === 'k') act(() => move(list, 'ArrowUp'));
  else if ((key === 'ArrowDown' || key === 'ArrowUp') && document.activeElement === document.body) act(() => move(list, key));
  else if (key === ' ' || key === 'Enter') {
    const item = focusedRow(list);
    if (item && !list.classList.contains('cards') || item && key === 'Enter') act(() => key === ' ' ? toggle(list, item) : open(item));
  }
}, true);

const narrow = matchMedia('(max-width: 800px)');
const COLUMNS = 'kinship.columns.';
const ROWS = 'kinship.rows';

window.kinshipList = {
  tell(page) {
    const columns = {};
    for (const [key, value] of Object.entries(localStorage)) {
      if (key.startsWith(COLUMNS)) columns[key.slice(COLUMNS.length)] = value;
    }
    page.$server.remembered(narrow.matches, localStorage.getItem(ROWS) === 'compact', columns);
  },
  attach(page) {
    this.tell(page);
    const changed = () => page.isConnected ? this.tell(page) : narrow.removeEventListener('change', changed);
    narrow.addEventListener('change', changed);
  },
  keepColumns(key, names) { localStorage.setItem(COLUMNS + key, names); },
  keepRows(compact) { localStorage.setItem(ROWS, compact ? 'compact' : 'comfortable'); },
};
