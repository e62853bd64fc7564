// The cards of a board: drawn from what the server says of them, moved by pointer or by keys. Text only ever becomes text.
const make = (name, css, parent, text) => {
  const element = document.createElement(name);
  if (css) element.className = css;
  if (text !== undefined) element.textContent = text;
  parent?.append(element);
  return element;
};

const icon = (name, parent) => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'ic');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `/assets/icons.svg#${name}`);
  svg.append(use);
  parent.append(svg);
};

/* A value, with the classes that it has everywhere. */
function cell(value, parent) {
  if (!value.t) return;
  const holder = make('span', `cell ${value.k}`, parent);
  if (value.x) holder.title = value.x;
  if (value.i) make('i', 'av', holder, value.i).ariaHidden = 'true';
  else if (value.p !== undefined) make('i', value.p < 0 ? 'pie-lost' : 'pie', holder).style.setProperty('--p', value.p);
  else if (value.s) icon(value.s, holder);
  const text = make(value.h ? 'a' : 'span', 'tx', holder, value.t);
  if (value.h) text.href = value.h;
}

function card(data, board) {
  const article = make('article', 'board-card');
  article.dataset.id = data.id;
  article.tabIndex = 0;
  article.ariaLabel = data.name;
  const top = make('div', 'card-top', article);
  cell(data.title, top);
  if (board.dataset.movable) {
    article.draggable = true;
    const move = make('button', 'icon-button move-card', top);
    move.type = 'button';
    move.title = move.ariaLabel = data.move;
    icon('arrow-right', move);
  }
  cell(data.line, article);
  const figures = make('div', 'card-figures', article);
  cell(data.amount, figures);
  cell(data.date, figures);
  cell(data.owner, make('span', 'card-owner', figures));
  if (data.note.t) {
    const next = make('div', `card-next ${data.note.k}`, article);
    icon(data.note.k.includes('t-soon') ? 'triangle-alert' : 'corner-down-right', next);
    make('span', 'tx', next, data.note.t);
  }
  return article;
}

const columns = board => [...board.querySelectorAll('.board-column')];
const cardsOf = column => [...column.querySelectorAll('.board-card')];
const say = (board, text) => { board.querySelector('.board-live').textContent = text; };

/* What is lifted, and where it would go. */
let lifted;

function lift(board, article) {
  const home = article.closest('.board-column');
  lifted = { board, article, home, target: home, asks: {} };
  article.classList.add('lifted');
  const mine = lifted;
  board.$server.asks(article.dataset.id).then(asks => {
    mine.asks = asks;
    if (lifted === mine) aim(mine.target);
  });
}

function aim(column) {
  const { board, home, asks } = lifted;
  lifted.target = column;
  columns(board).forEach(one => one.classList.toggle('target', one === column && one !== home));
  const asked = asks[column.dataset.column] ?? '';
  column.querySelector('.drop-asks').textContent = asked;
  if (column !== home) say(board, `${column.ariaLabel}. ${asked}`);
}

function putBack() {
  if (!lifted) return;
  columns(lifted.board).forEach(one => one.classList.remove('target'));
  lifted.article.classList.remove('lifted');
  lifted = undefined;
}

function drop() {
  const { board, article, home, target } = lifted;
  putBack();
  if (target === home) return;
  article.classList.add('moving');
  board.$server.drop(article.dataset.id, target.dataset.column);
}

function liftedKey(key) {
  const all = columns(lifted.board);
  const at = all.indexOf(lifted.target);
  switch (key) {
    case 'ArrowLeft': aim(all[Math.max(0, at - 1)]); break;
    case 'ArrowRight': aim(all[Math.min(all.length - 1, at + 1)]); break;
    case ' ': case 'Enter': drop(); break;
    case 'Escape': say(lifted.board, lifted.board.dataset.back); putBack(); break;
    case 'ArrowUp': case 'ArrowDown': break;
    case 'Tab': putBack(); return false;
    default: return false;
  }
  lifted?.target.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  return true;
}

function cardKey(board, article, key) {
  const all = columns(board);
  const column = article.closest('.board-column');
  const own = cardsOf(column);
  const at = own.indexOf(article);
  const beside = step => {
    for (let i = all.indexOf(column) + step; i >= 0 && i < all.length; i += step) {
      const others = cardsOf(all[i]);
      if (others.length) return others[Math.min(at, others.length - 1)];
    }
    return undefined;
  };
  switch (key) {
    case 'ArrowDown': case 'j': own[at + 1]?.focus(); return true;
    case 'ArrowUp': case 'k': own[at - 1]?.focus(); return true;
    case 'ArrowLeft': beside(-1)?.focus(); return true;
    case 'ArrowRight': beside(1)?.focus(); return true;
    case 'Enter': article.querySelector('a')?.click(); return true;
    case ' ': {
      if (!board.dataset.movable) return false;
      lift(board, article);
      say(board, board.dataset.lifted);
      return true;
    }
    default: return false;
  }
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const article = event.target;
  const isLetter = event.key === 'j' || event.key === 'k';
  if (isLetter && localStorage.getItem('kinship.letters') === 'off') return;
  const done = lifted ? liftedKey(event.key)
    : article.classList?.contains('board-card') && cardKey(event.currentTarget, article, event.key);
  if (done) { event.preventDefault(); event.stopPropagation(); }
}

window.kinshipBoard = {
  attach(board) {
    board.addEventListener('keydown', onKey);
    board.addEventListener('focusout', event => { if (lifted && event.target === lifted.article) setTimeout(() => {
      if (lifted && document.activeElement !== lifted.article && !lifted.dragged) putBack();
    }); });
    board.addEventListener('click', event => {
      const button = event.target.closest('.move-card');
      if (button) board.$server.choose(button.closest('.board-card').dataset.id);
    });
    board.addEventListener('dragstart', event => {
      const article = event.target.closest?.('.board-card');
      if (!article) return;
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', article.ariaLabel);
      lift(board, article);
      lifted.dragged = true;
    });
    board.addEventListener('dragover', event => {
      const column = event.target.closest?.('.board-column');
      if (!lifted || !column) return;
      event.preventDefault();
      if (column !== lifted.target) aim(column);
    });
    board.addEventListener('drop', event => { if (lifted) { event.preventDefault(); drop(); } });
    board.addEventListener('dragend', putBack);
  },
  add(holder, cards) {
    const board = holder.closest('.board');
    holder.append(...cards.map(data => card(data, board)));
  },
  /* Where a record now is; on top, where the eye is that moved it. Without a holder it has left the board. */
  place(board, id, holder, data) {
    board.querySelectorAll(`[data-id="${id}"]`).forEach(old => old.remove());
    if (!holder) return;
    const placed = card(data, board);
    holder.prepend(placed);
    placed.focus();
  },
  stay(board, id) {
    const article = board.querySelector(`[data-id="${id}"]`);
    article?.classList.remove('moving');
    article?.focus();
  },
};
