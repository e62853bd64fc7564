/* Charts, drawn as SVG from numbers and finished words. Text only ever becomes text nodes. */
(() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const WIDTH = 520, HEIGHT = 190, LEFT = 52, TOP = 24, BOTTOM = 164, RIGHT = 510;

  const draw = (parent, name, attributes, text) => {
    const element = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    if (text !== undefined) element.textContent = text;
    parent.append(element);
    return element;
  };

  const put = (parent, name, text) => {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    parent.append(element);
    return element;
  };

  /** A running sum, this month over last. */
  class Growth extends HTMLElement {
    set data(data) {
      this.replaceChildren();
      this.legend(data);
      this.picture(data);
      this.values(data);
    }

    legend({nowName, beforeName}) {
      const legend = put(this, 'div');
      legend.className = 'growth-legend';
      legend.setAttribute('aria-hidden', 'true');
      put(legend, 'span', nowName).className = 'growth-now-name';
      put(legend, 'span', beforeName).className = 'growth-before-name';
    }

    picture(data) {
      const svg = draw(this, 'svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': data.sentence});
      const days = Math.max(data.before.length, 31) - 1;
      const x = day => LEFT + (RIGHT - LEFT) * day / days;
      const y = value => BOTTOM - (BOTTOM - TOP) * value / data.most;
      const line = values => values.map((value, day) => `${day ? 'L' : 'M'}${x(day).toFixed(1)} ${y(value).toFixed(1)}`).join('');
      [0, .5, 1].forEach(share => draw(svg, 'line',
        {x1: LEFT, x2: RIGHT, y1: y(data.most * share), y2: y(data.most * share), class: 'growth-grid'}));
      draw(svg, 'text', {x: LEFT - 8, y: y(data.most) + 4, class: 'growth-axis', 'text-anchor': 'end'}, data.mostText);
      draw(svg, 'text', {x: LEFT - 8, y: BOTTOM + 4, class: 'growth-axis', 'text-anchor': 'end'}, '0');
      draw(svg, 'text', {x: LEFT, y: HEIGHT - 6, class: 'growth-axis'}, data.first);
      draw(svg, 'text', {x: RIGHT, y: HEIGHT - 6, class: 'growth-axis', 'text-anchor': 'end'}, data.last);
      const today = data.now.length - 1;
      draw(svg, 'path', {d: `${line(data.now)}L${x(today)} ${BOTTOM}L${LEFT} ${BOTTOM}Z`, class: 'growth-area'});
      draw(svg, 'path', {d: line(data.before), class: 'growth-before'});
      draw(svg, 'path', {d: line(data.now), class: 'growth-now'});
      draw(svg, 'circle', {cx: x(today), cy: y(data.now[today]), r: 3.5, class: 'growth-dot'});
      draw(svg, 'text', {x: Math.max(x(today), LEFT + 40), y: Math.max(y(data.now[today]) - 9, 12), class: 'growth-value',
        'text-anchor': today > 26 ? 'end' : 'middle'}, data.nowText[today]);
    }

    values(data) {
      const table = put(this, 'table');
      table.className = 'sr';
      put(table, 'caption', data.sentence);
      const head = put(put(table, 'thead'), 'tr');
      [data.dayName, data.nowName, data.beforeName].forEach(name => { put(head, 'th', name).scope = 'col'; });
      const body = put(table, 'tbody');
      data.beforeText.forEach((before, day) => {
        const row = put(body, 'tr');
        put(row, 'th', day + 1).scope = 'row';
        put(row, 'td', data.nowText[day] ?? '');
        put(row, 'td', before);
      });
    }
  }

  customElements.define('k-growth', Growth);
})();
