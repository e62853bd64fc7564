// Completion while an expression is written: the server says what may stand at the caret, the keys choose, and what is
// chosen is written there. The text stays the component's own.
window.kinshipExpression = (root, open, name) => {
  if (root.offer) return;
  const PAUSE = 120;
  const area = root.querySelector('vaadin-text-area');
  const list = document.createElement('ul');
  const button = document.createElement('button');
  let proposals = [], active = -1, turn = 0, taking = false, timer;

  const input = () => area.inputElement ?? area.querySelector('textarea');
  list.className = 'proposals';
  list.id = 'proposals-' + (window.kinshipExpressions = (window.kinshipExpressions ?? 0) + 1);
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', name);
  list.hidden = true;
  button.type = 'button';
  button.className = 'quiet put-in';
  button.textContent = open;
  const holder = document.createElement('div');
  holder.className = 'proposals-holder';
  holder.append(list);
  area.after(holder, button);

  const describe = () => {
    const text = input();
    text.setAttribute('aria-autocomplete', 'list');
    text.setAttribute('aria-controls', list.id);
    if (list.hidden || active < 0) text.removeAttribute('aria-activedescendant');
    else text.setAttribute('aria-activedescendant', list.id + '-' + active);
  };
  const close = () => {
    turn++;
    clearTimeout(timer);
    list.hidden = true;
    proposals = [];
    active = -1;
    describe();
  };
  const ask = pause => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const text = input();
      root.dispatchEvent(new CustomEvent('k-complete',
        {detail: {text: text.value, caret: text.selectionStart, turn: ++turn, open: !pause}}));
    }, pause);
  };
  const mark = next => {
    active = next;
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', i === active));
    list.children[active]?.scrollIntoView({block: 'nearest'});
    describe();
  };
  // the caret goes where one writes on: between the quotes or brackets that came along
  const inside = written => written.endsWith("('')") ? 2 : /^(days|size)\(\)$/.test(written) ? 1 : 0;
  const take = place => {
    const text = input(), chosen = proposals[place];
    let end = text.selectionEnd;
    if (chosen.insert.endsWith("'") && text.value[end] === "'") end++;
    text.focus();
    text.setRangeText(chosen.insert, chosen.from, end, 'end');
    const caret = text.selectionStart - inside(chosen.insert);
    text.setSelectionRange(caret, caret);
    close();
    taking = true;
    text.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    taking = false;
  };

  root.offer = (asked, json) => {
    if (asked !== turn) return;
    proposals = JSON.parse(json);
    list.replaceChildren(...proposals.map((proposal, i) => {
      const item = document.createElement('li'), code = document.createElement('code'), label = document.createElement('span');
      item.id = list.id + '-' + i;
      item.setAttribute('role', 'option');
      item.dataset.kind = proposal.kind;
      code.textContent = proposal.insert.replace(/^'|'$/g, '');
      label.textContent = proposal.label;
      item.append(code, label);
      item.addEventListener('mousedown', event => event.preventDefault());
      item.addEventListener('click', () => take(i));
      return item;
    }));
    list.hidden = !proposals.length;
    mark(proposals.length ? 0 : -1);
  };

  area.addEventListener('input', () => {
    if (!taking) ask(PAUSE);
  });
  area.addEventListener('keydown', event => {
    if (event.isComposing) return;
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      ask(0);
      return;
    }
    if (list.hidden) return;
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step) mark((active + step + proposals.length) % proposals.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) take(active);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  area.addEventListener('focusout', () => setTimeout(() => root.contains(document.activeElement) || close(), 150));
  button.addEventListener('click', () => {
    input().focus();
    ask(0);
  });
  customElements.whenDefined('vaadin-text-area').then(() => requestAnimationFrame(describe));
};
