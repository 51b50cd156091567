(function () {
  'use strict';
  const root = document.documentElement;
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  const charts = [];
  let sized = null;

  /* Numbers: the same in every locale. */
  function short(value) {
    if (typeof value !== 'number' || !Number.isFinite(value)) return String(value);
    if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e7)) {
      return String(Number(value.toPrecision(3))).replace('e+', 'e');
    }
    return String(Number(value.toPrecision(5)));
  }

  /* Colours: texts of the form var(--name) become what the style sheet says now. */
  function resolve(value, style) {
    if (typeof value === 'string') {
      return /^var\(--[a-z0-9-]+\)$/.test(value) ? style.getPropertyValue(value.slice(4, -1)).trim() : value;
    }
    if (Array.isArray(value)) return value.map(item => resolve(item, style));
    if (value && typeof value === 'object') {
      const out = {};
      for (const key of Object.keys(value)) out[key] = resolve(value[key], style);
      return out;
    }
    return value;
  }

  /* Tooltips are built as elements, so that no name is ever read as HTML. */
  function line(text, bold, colour) {
    const div = document.createElement(bold ? 'b' : 'div');
    if (colour) {
      const dot = document.createElement('i');
      dot.style.backgroundColor = colour;
      div.append(dot);
    }
    div.append(text);
    return div;
  }
  function tip(option) {
    const name = (axis, otherwise) => {
      const it = Array.isArray(option[axis]) ? option[axis][0] : option[axis];
      return (it && it.name) || otherwise;
    };
    return function (params) {
      const box = document.createElement('div');
      box.className = 'tip';
      if (Array.isArray(params)) {
        const known = params.filter(p => Array.isArray(p.value) && p.value[1] !== null && p.value[1] !== undefined && !p.data.quiet);
        box.append(line(name('xAxis', '') + ' ' + short(params[0].axisValue), true));
        known.sort((a, b) => b.value[1] - a.value[1]).slice(0, 8)
          .forEach(p => box.append(line(p.seriesId + ': ' + short(p.value[1]), false, p.color)));
        if (known.length > 8) box.append(line('and ' + (known.length - 8) + ' more'));
        return box;
      }
      const lines = String(params.data && params.data.tip || params.name || params.seriesName).split('\n');
      lines.forEach((text, index) => box.append(line(text, index === 0)));
      return box;
    };
  }

  /* Drawings that ECharts does not have by itself. */
  const drawings = {
    interval: function (params, api) {
      const low = api.coord([api.value(0), api.value(2)]);
      const high = api.coord([api.value(1), api.value(2)]);
      const style = { stroke: api.visual('color'), lineWidth: 1.5, fill: null };
      const cap = (x, y) => ({ type: 'line', shape: { x1: x, y1: y - 5, x2: x, y2: y + 5 }, style: style });
      return { type: 'group', children: [
        { type: 'line', shape: { x1: low[0], y1: low[1], x2: high[0], y2: high[1] }, style: style },
        cap(low[0], low[1]), cap(high[0], high[1]) ] };
    },
    span: function (params, api) {
      const start = api.coord([api.value(0), api.value(2)]);
      const end = api.coord([api.value(1), api.value(2)]);
      const height = Math.max(4, api.size([0, 1])[1] * 0.6);
      const shape = echarts.graphic.clipRectByRect(
        { x: start[0], y: start[1] - height / 2, width: Math.max(1, end[0] - start[0]), height: height },
        { x: params.coordSys.x, y: params.coordSys.y, width: params.coordSys.width, height: params.coordSys.height });
      return shape && { type: 'rect', shape: shape, style: { fill: api.visual('color') } };
    }
  };

  function base(style) {
    const get = name => style.getPropertyValue(name).trim();
    const axis = {
      axisLine: { onZero: false, lineStyle: { color: get('--line') } }, axisTick: { lineStyle: { color: get('--line') } },
      axisLabel: { color: get('--muted'), fontSize: 12, lineHeight: 15 }, nameTextStyle: { color: get('--muted'), fontSize: 12 },
      splitLine: { lineStyle: { color: get('--faint') } } };
    return {
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12, color: get('--ink') },
      backgroundColor: 'transparent', valueAxis: axis, logAxis: axis, timeAxis: axis,
      categoryAxis: Object.assign({}, axis, { splitLine: { show: false } }),
      legend: { textStyle: { color: get('--muted') }, inactiveColor: get('--line') } };
  }

  function draw(entry) {
    if (entry.chart) entry.chart.dispose();
    entry.width = entry.box.clientWidth; /* by which labels and legends are laid out */
    const style = getComputedStyle(root);
    if (!entry.option) entry.option = JSON.parse(entry.source.textContent);
    const option = resolve(entry.option, style);
    option.tooltip = Object.assign({ confine: true, transitionDuration: 0,
      backgroundColor: style.getPropertyValue('--paper').trim(), borderColor: style.getPropertyValue('--line').trim(),
      textStyle: { color: style.getPropertyValue('--ink').trim(), fontSize: 12 } }, option.tooltip, { formatter: tip(option) });
    ['xAxis', 'yAxis'].forEach(name => [].concat(option[name] || []).forEach(axis => {
      const base = axis.axisLabel && axis.axisLabel.powersOf;
      if (base) axis.axisLabel.formatter = value => short(Number(Math.pow(base, value).toPrecision(3)));
      const names = axis.axisLabel && axis.axisLabel.names;
      if (!names) return;
      const fits = text => name === 'yAxis' || text.length * 7 < (entry.box.clientWidth - 60) / names.length;
      axis.axisLabel.formatter = value => {
        const text = Number.isInteger(value) ? names[value] || '' : '';
        return fits(text) ? text : text.replace(/[-_ ]/g, part => part + '\n');
      };
    }));
    [].concat(option.yAxis || []).filter(axis => axis.type === 'category').forEach(axis => {
      const narrow = entry.box.clientWidth < 480;
      const lines = (entry.height - 80) / axis.data.length < 28 ? 1 : 2;
      const size = narrow ? { lineHeight: 12, fontSize: 10 } : { lineHeight: 15 };
      const fit = !narrow && lines === 1 ? { overflow: 'truncate' }
        : { overflow: 'break', lineOverflow: 'truncate', height: (size.lineHeight + 1) * lines };
      axis.axisLabel = Object.assign({ width: Math.round(entry.box.clientWidth * 0.42) }, size,
        axis.axisLabel && axis.axisLabel.overflow ? {} : fit, axis.axisLabel);
    });
    (option.series || []).forEach(series => {
      if (series.type === 'custom') series.renderItem = drawings[series.drawing];
    });
    entry.box.style.height = entry.height + 'px';
    const label = entry.box.getAttribute('aria-label');
    entry.chart = echarts.init(entry.box, base(style), { renderer: 'canvas' });
    entry.chart.setOption(Object.assign({ animation: false }, option));
    belowLegend(entry, option.grid);
    entry.box.setAttribute('aria-label', label);
    entry.box.dataset.drawn = 'yes';
  }

  /* A legend of several lines pushes the plot down, which keeps its height. */
  function belowLegend(entry, grid) {
    const legend = entry.chart.getModel().getComponent('legend');
    if (!legend || !legend.get('show') || legend.get('top') !== 0 || !grid || typeof grid.top !== 'number') return;
    const lines = entry.chart.getViewOfComponentModel(legend).group.getBoundingRect().height;
    const more = Math.ceil(lines) + 16 - grid.top;
    if (more <= 0) return;
    entry.box.style.height = entry.height + more + 'px';
    entry.chart.resize();
    entry.chart.setOption({ grid: { top: grid.top + more } });
  }

  function startCharts() {
    if (typeof echarts === 'undefined') return;
    all('figure').forEach(figure => {
      const box = figure.querySelector('.chart');
      const entry = { box: box, option: null, source: figure.querySelector('script[data-option]'), height: Number(box.dataset.height), chart: null };
      box.style.height = entry.height + 'px';
      charts.push(entry);
    });
    const seen = new IntersectionObserver(changes => changes.forEach(change => {
      if (!change.isIntersecting) return;
      const entry = charts.find(it => it.box === change.target);
      seen.unobserve(change.target);
      if (!entry.chart) draw(entry);
    }), { rootMargin: '600px' });
    sized = new ResizeObserver(changes => changes.forEach(change => {
      const entry = charts.find(it => it.box === change.target);
      if (!entry.chart) return;
      entry.chart.resize();
      clearTimeout(entry.later);
      if (entry.box.clientWidth && entry.box.clientWidth !== entry.width) entry.later = setTimeout(() => draw(entry), 150);
    }));
    charts.forEach(entry => { seen.observe(entry.box); sized.observe(entry.box); });
    let theme;
    window.addEventListener('beforeprint', () => {
      theme = root.dataset.theme;
      root.dataset.theme = 'light';
      root.dataset.printing = 'yes';
      charts.filter(entry => entry.source).forEach(draw);
    });
    window.addEventListener('afterprint', () => {
      if (theme === undefined) delete root.dataset.theme; else root.dataset.theme = theme;
      delete root.dataset.printing;
      redraw();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  }
  function redraw() { charts.filter(entry => entry.chart).forEach(draw); }

  /* Theme: system, light, dark; remembered where the browser allows it. */
  function startTheme() {
    const button = document.getElementById('theme');
    const order = ['system', 'light', 'dark'];
    let now = 'system';
    try { now = localStorage.getItem('vgglab-theme') || 'system'; } catch (e) { now = 'system'; }
    if (!order.includes(now)) now = 'system';
    const apply = () => {
      if (now === 'system') delete root.dataset.theme; else root.dataset.theme = now;
      button.querySelector('span').textContent = now;
    };
    button.hidden = false;
    button.addEventListener('click', () => {
      now = order[(order.indexOf(now) + 1) % order.length];
      try { localStorage.setItem('vgglab-theme', now); } catch (e) { /* a page without storage forgets the theme */ }
      apply();
      redraw();
    });
    apply();
  }

  /* Tables: sort by any column, filter by text and group. */
  function startSorting(table) {
    const body = table.tBodies[0];
    if (body.rows.length < 2) return;
    all('th', table.tHead).forEach((head, index) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.textContent = '';
      head.append(button);
      button.addEventListener('click', () => {
        const numeric = head.classList.contains('number');
        const down = head.hasAttribute('aria-sort') ? head.getAttribute('aria-sort') === 'ascending' : numeric;
        all('th', table.tHead).forEach(other => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const keyOf = row => row.cells[index].dataset.key === undefined ? row.cells[index].textContent : row.cells[index].dataset.key;
        const keyed = Array.from(body.rows).map(row => ({ row: row, key: keyOf(row) }));
        const numbers = keyed.every(it => it.key === '' || !Number.isNaN(Number(it.key)));
        keyed.sort((a, b) => {
          if (a.key === '' || b.key === '') return (a.key === '') - (b.key === '');
          const order = numbers ? Number(a.key) - Number(b.key) : a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
          return down ? -order : order;
        });
        keyed.forEach((it, place) => { it.row.place = place; });
        const pinned = it => it.row.classList.contains('pinned');
        body.append(...keyed.filter(pinned).concat(keyed.filter(it => !pinned(it))).map(it => it.row));
      });
    });
  }
  function startFilter(form) {
    const rows = Array.from(document.getElementById(form.dataset.filter).tBodies[0].rows);
    let texts = null;
    const search = form.querySelector('input[type="search"]');
    const boxes = all('input[type="checkbox"]', form);
    const output = form.querySelector('output');
    const apply = () => {
      texts = texts || rows.map(row => Array.from(row.cells, cell => cell.textContent).join(' ').toLowerCase());
      const words = search.value.toLowerCase().split(/\s+/).filter(word => word);
      const groups = new Set(boxes.filter(box => !box.checked).map(box => box.value));
      let shown = 0;
      rows.forEach((row, index) => {
        row.hidden = !row.classList.contains('pinned') && (groups.has(row.dataset.group) || !words.every(word => texts[index].includes(word)));
        if (!row.hidden) shown++;
      });
      const unit = rows.length === 1 ? ' row' : ' rows';
      output.textContent = (shown === rows.length ? '' : shown + ' of ') + rows.length + unit;
    };
    form.hidden = false;
    form.addEventListener('input', apply);
    form.addEventListener('submit', event => event.preventDefault());
  }

  /* Downloads and copies come from the page itself. */
  function startDownloads() {
    all('.downloads').forEach(box => { box.hidden = false; });
    all('button[data-download]').forEach(button => button.addEventListener('click', () => {
      const text = document.querySelector('script[data-file="' + CSS.escape(button.dataset.download) + '"]').textContent;
      const type = button.dataset.mediaType;
      const content = type === 'application/json' ? text : JSON.parse(text);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([content], { type: type + ';charset=utf-8' }));
      link.download = button.dataset.download;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    }));
    all('button[data-copy]').forEach(button => {
      button.hidden = false;
      button.addEventListener('click', () => {
        const text = document.getElementById(button.dataset.copy);
        const range = document.createRange();
        range.selectNodeContents(text);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        button.textContent = document.execCommand('copy') ? 'Copied' : 'Selected';
      });
    });
  }

  function startNavigation() {
    const links = all('.top nav a');
    const spy = new IntersectionObserver(changes => changes.forEach(change => {
      const link = links.find(it => it.hash === '#' + change.target.id);
      if (change.isIntersecting) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }), { rootMargin: '-25% 0px -74% 0px' });
    links.forEach(link => spy.observe(document.querySelector(link.hash)));
  }

  /* What the inspector needs. */
  window.vgglab = {
    short: short,
    chart: function (box, height) {
      const entry = { box: box, option: {}, source: null, height: height, chart: null };
      charts.push(entry);
      if (sized) sized.observe(box);
      return option => { entry.option = option; draw(entry); };
    }
  };

  startTheme();
  startCharts();
  all('table').forEach(startSorting);
  all('form[data-filter]').forEach(startFilter);
  startDownloads();
  startNavigation();
})();
