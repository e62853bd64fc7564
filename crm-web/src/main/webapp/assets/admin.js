/* The picture of an entity type's relations, drawn as SVG from finished words. Text only ever becomes text nodes. */
(() => {
  if (customElements.get('k-relations')) return;
  const SVG = 'http://www.w3.org/2000/svg';
  const WIDTH = 860, BOX = 200, HEIGHT = 44, GAP = 14, MIDDLE = WIDTH / 2;

  const draw = (parent, name, attributes, text) => {
    const element = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    if (text !== undefined) element.textContent = text;
    parent.append(element);
    return element;
  };

  const cut = (text, most) => text.length > most ? text.slice(0, most - 1) + '…' : text;

  class Relations extends HTMLElement {
    set data(data) {
      this.replaceChildren();
      if (!data) return;
      const inward = data.relations.filter(one => !one.outward);
      const outward = data.relations.filter(one => one.outward);
      const rows = Math.max(inward.length, outward.length, 1);
      const height = rows * (HEIGHT + GAP) + GAP;
      const left = inward.length ? -1 : MIDDLE - BOX / 2 - 1;
      const right = outward.length ? WIDTH + 1 : MIDDLE + BOX / 2 + 1;
      const svg = draw(this, 'svg', {viewBox: `${left} 0 ${right - left} ${height}`, role: 'group', 'aria-label': data.sentence});
      svg.style.maxWidth = `${right - left}px`;
      svg.style.minWidth = `${(right - left) * .72}px`;
      const place = (list, index) => (height - list.length * (HEIGHT + GAP) + GAP) / 2 + index * (HEIGHT + GAP);
      const y = height / 2;
      inward.forEach((one, index) => {
        const top = place(inward, index);
        this.line(svg, BOX, top + HEIGHT / 2, MIDDLE - BOX / 2, y, one.firm);
        this.box(svg, 0, top, one);
      });
      outward.forEach((one, index) => {
        const top = place(outward, index);
        this.line(svg, MIDDLE + BOX / 2, y, WIDTH - BOX, top + HEIGHT / 2, one.firm);
        this.box(svg, WIDTH - BOX, top, one);
      });
      draw(svg, 'rect', {x: MIDDLE - BOX / 2, y: y - HEIGHT / 2, width: BOX, height: HEIGHT, rx: 9, class: 'rel-here'});
      draw(svg, 'text', {x: MIDDLE, y: y + 5, 'text-anchor': 'middle', class: 'rel-here-name'}, cut(data.name, 24));
    }

    line(svg, x1, y1, x2, y2, firm) {
      const bend = (x2 - x1) / 2;
      draw(svg, 'path', {d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2 - 7} ${y2}`, class: firm ? 'rel-line firm' : 'rel-line'});
      draw(svg, 'path', {d: `M${x2 - 8} ${y2 - 4}L${x2 - 1} ${y2}L${x2 - 8} ${y2 + 4}Z`, class: 'rel-head'});
    }

    box(svg, x, y, one) {
      const link = draw(svg, 'a', {href: one.href});
      draw(link, 'rect', {x, y, width: BOX, height: HEIGHT, rx: 9, class: 'rel-box'});
      draw(link, 'text', {x: x + 12, y: y + 19, class: 'rel-name'}, cut(one.name, 24));
      draw(link, 'text', {x: x + 12, y: y + 35, class: 'rel-field'}, cut(one.field, 28));
    }
  }
  customElements.define('k-relations', Relations);
})();
