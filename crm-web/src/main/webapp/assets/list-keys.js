// Keys of lists, and what this browser remembers about them. Single letters do nothing while somebody types.
const typing = element => element?.closest?.('input, textarea, select, [contenteditable], vaadin-combo-box, vaadin-select');
const floating = () => window.kinshipTurns.floating();
const grid = () => document.querySelector('.record-grid');

function deepActive() {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

function move(list, key) {
  const inside = list.shadowRoot.activeElement;
  if (!inside?.closest?.('#items')) {
    if (!backToRow(list)) list.shadowRoot.querySelector('#items tr:not([hidden]) td:nth-child(2), #items tr:not([hidden]) td')?.focus();
    return;
  }
  inside.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
}

function focusedRow(list) {
  const row = list.shadowRoot.activeElement?.closest?.('tr');
  if (!row?.closest('#items')) return undefined;
  list.lastRow = row.index;
  return row;
}

/* The row that was worked on last, where the focus has gone elsewhere meanwhile. */
function backToRow(list) {
  const row = [...list.shadowRoot.querySelectorAll('#items tr:not([hidden])')].find(one => one.index === list.lastRow);
  row?.querySelector('td')?.focus();
  return row;
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

/* Ticking: where a range begins is the row that was ticked or left last. */
function toggle(list, row) {
  const item = row._item;
  list.rangeFrom = row.index;
  const selected = list.selectedItems?.some(other => other.key === item.key);
  if (selected) list.$connector.doDeselection([item], true);
  else list.$connector.doSelection([item], true);
}

function range(list, to) {
  const from = list.rangeFrom ?? to;
  list.rangeFrom = from;
  list.closest('.list-page').$server.tickRange(from, to);
}

function moveRange(list, key) {
  const row = focusedRow(list) ?? backToRow(list);
  if (!row) { move(list, key); return; }
  list.rangeFrom ??= row.index;
  move(list, key);
  const now = focusedRow(list);
  if (now) range(list, now.index);
}

document.addEventListener('click', event => {
  const list = grid();
  if (!list || list.classList.contains('cards')) return;
  const path = event.composedPath();
  const box = path.find(one => one.localName === 'vaadin-checkbox');
  const cell = path.find(one => one.localName === 'vaadin-grid-cell-content');
  const row = cell?.assignedSlot?.closest('tr');
  if (!box || !row?.closest('#items')) return;
  if (event.shiftKey && list.rangeFrom !== undefined) {
    event.preventDefault();
    event.stopPropagation();
    range(list, row.index);
  } else {
    list.rangeFrom = row.index;
  }
}, true);

function onKey(event) {
  const page = document.querySelector('.list-page');
  if (!page || event.ctrlKey || event.metaKey || event.altKey || floating()) return;
  if (typing(event.composedPath()[0]) || typing(deepActive()) || window.kinshipLeads?.(event)) return;
  const work = named(event, page) ?? letter(event, page);
  if (work) { event.preventDefault(); event.stopPropagation(); work(); }
}

function named({ key, shiftKey }, page) {
  const list = grid();
  if (key === 'Escape') {
    const clear = page.querySelector('.selection-bar:not([hidden]) [data-key=clear]');
    if (clear) return () => { if (list) list.rangeFrom = undefined; clear.click(); };
    return !page.querySelector('.lifted') && window.kinshipTrail > 1 ? () => history.back() : undefined;
  }
  if (!list) return undefined;
  const tickable = !list.classList.contains('cards');
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    if (shiftKey && tickable) return () => moveRange(list, key);
    return document.activeElement === document.body ? () => move(list, key) : undefined;
  }
  const row = focusedRow(list);
  if (!row?._item) return undefined;
  if (key === 'Enter') return () => open(row._item);
  if (key === ' ' && tickable) return () => shiftKey ? range(list, row.index) : toggle(list, row);
  return undefined;
}

function letter({ key }, page) {
  if (localStorage.getItem('kinship.letters') === 'off') return undefined;
  const list = grid();
  const quick = page.querySelector('.quick-filter');
  const fresh = page.querySelector('[data-key=new]');
  switch (key) {
    case 'f': return () => quick?.checkVisibility() ? quick.focus() : page.querySelector('.add-condition')?.click();
    case 'n': return fresh ? () => fresh.click() : undefined;
    case 'j': return list ? () => move(list, 'ArrowDown') : undefined;
    case 'k': return list ? () => move(list, 'ArrowUp') : undefined;
    default: return undefined;
  }
}

document.addEventListener('keydown', onKey, true);

/* Rows of the final height stand in for an answer that takes longer than a moment. */
let waiting = 0;
const settled = () => {
  clearTimeout(waiting);
  document.querySelectorAll('.list-body.waiting').forEach(body => body.classList.remove('waiting'));
};
document.addEventListener('click', event => {
  if (!event.target.closest?.('.list-tabs a, .form-switch a, .condition button, .empty-ways a')) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => document.querySelector('.list-body')?.classList.add('waiting'), 150);
});
window.Vaadin?.connectionState?.addStateChangeListener((_, state) => { if (state !== 'loading') settled(); });

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
