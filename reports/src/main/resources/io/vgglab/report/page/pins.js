(function () {
  'use strict';
  const table = document.querySelector('table[data-pins="true"]');
  if (!table || table.tBodies[0].rows.length < 2) return;
  const body = table.tBodies[0];
  const pinned = [];
  const filter = () => document.querySelector('form[data-filter="' + CSS.escape(table.id) + '"]');
  const numberOf = row => Number(row.cells[1].dataset.key);

  const bar = document.createElement('p');
  bar.className = 'pins';
  bar.hidden = true;
  const text = document.createElement('span');
  text.setAttribute('role', 'status');
  const compare = button('Compare side by side', () => window.vgglab.compare(pinned.slice(0, 2).map(numberOf)));
  const clear = button('Unpin all', () => {
    pinned.slice().forEach(toggle);
    const row = Array.from(body.rows).find(it => !it.hidden);
    (row ? row.querySelector('.pin') : filter().querySelector('input')).focus();
  });
  bar.append(text, compare, clear);
  table.closest('.table-box').before(bar);

  function button(label, action) {
    const it = document.createElement('button');
    it.type = 'button';
    it.className = 'quiet-button';
    it.textContent = label;
    it.addEventListener('click', action);
    return it;
  }

  function toggle(row) {
    const at = pinned.indexOf(row);
    if (at < 0) pinned.push(row); else pinned.splice(at, 1);
    const now = at < 0;
    row.classList.toggle('pinned', now);
    row.querySelector('.pin').setAttribute('aria-pressed', String(now));
    if (now) {
      row.hidden = false;
      body.insertBefore(row, Array.from(body.rows).find(other => !other.classList.contains('pinned') || other === row) || null);
    } else {
      body.insertBefore(row, Array.from(body.rows).find(other => !other.classList.contains('pinned') && other.place > row.place) || null);
    }
    bar.hidden = pinned.length === 0;
    if (filter()) filter().dispatchEvent(new Event('input'));
    text.textContent = 'Pinned: trial ' + pinned.map(numberOf).join(', ')
      + (pinned.length > 2 ? '; the first two are compared' : pinned.length === 1 ? '; pin another one to compare' : '');
    compare.hidden = pinned.length < 2 || !window.vgglab.compare;
  }

  Array.from(body.rows).forEach((row, place) => {
    row.place = place;
    const pin = document.createElement('button');
    pin.type = 'button';
    pin.className = 'pin';
    pin.title = 'Pin to the top and compare';
    pin.setAttribute('aria-label', 'Pin trial ' + numberOf(row));
    pin.setAttribute('aria-pressed', 'false');
    row.cells[0].prepend(pin);
  });
  body.addEventListener('click', event => {
    const pin = event.target.closest('.pin');
    if (!pin) return;
    toggle(pin.closest('tr'));
    pin.focus();
  });
})();
