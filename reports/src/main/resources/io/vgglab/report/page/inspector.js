(function () {
  'use strict';
  const place = document.querySelector('.inspector');
  if (!place || typeof echarts === 'undefined') return;
  const file = document.querySelector('script[data-file="' + CSS.escape(place.dataset.record) + '"]');
  let trials = [];
  const [first, second] = place.querySelectorAll('select');
  const short = window.vgglab.short;
  let shows = null;

  const sum = values => values.reduce((a, b) => a + b, 0);
  const share = (part, whole) => whole === 0 ? 0 : part / whole;
  function f1(confusion, index) {
    const hits = confusion.counts[index][index];
    const precision = share(hits, sum(confusion.counts.map(row => row[index])));
    const recall = share(hits, sum(confusion.counts[index]));
    return precision + recall === 0 ? 0 : 2 * precision * recall / (precision + recall);
  }
  const rate = trial => {
    const known = trial.epochs.map(epoch => epoch[5]).filter(value => typeof value === 'number');
    return known.length ? sum(known) / known.length : null;
  };
  const seconds = trial => trial.attempts.length
    ? sum(trial.attempts.map(it => (Date.parse(it.endedAt) - Date.parse(it.startedAt)) / 1000)) : null;
  const score = value => typeof value === 'number' ? value.toFixed(4) : '\u2013';
  const number = value => typeof value === 'number' ? short(Number(value.toPrecision(4))) : '\u2013';
  const signed = value => (value > 0 ? '+' : value < 0 ? '\u2212' : '') + Math.abs(value).toFixed(4);

  function heat(one, other) {
    const classes = one.confusion.classes;
    const data = [];
    let most = 1;
    classes.forEach((truth, i) => classes.forEach((predicted, j) => {
      const a = one.confusion.counts[i][j];
      const change = other ? a - other.confusion.counts[i][j] : 0;
      const portion = share(a, sum(one.confusion.counts[i]));
      most = Math.max(most, Math.abs(change));
      data.push({ a: a, change: change, i: i, j: j, shade: other ? change : Math.sqrt(portion) });
    }));
    const labelled = classes.length <= 20;
    const axis = more => Object.assign({ type: 'category', data: classes, axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { show: labelled, interval: 0 } }, more);
    return {
      grid: { left: 4, right: 8, top: 8, bottom: 8, containLabel: true },
      xAxis: axis({ position: 'top', axisLabel: { show: labelled, interval: 0, rotate: 45 } }),
      yAxis: axis({ inverse: true }),
      visualMap: { show: false, dimension: 2, min: other ? -most : 0, max: other ? most : 1, inRange: { color: other
        ? ['var(--heat-less)', 'var(--heat-0)', 'var(--heat-more)']
        : ['var(--heat-0)', 'var(--heat-1)', 'var(--heat-2)', 'var(--heat-3)', 'var(--heat-4)'] } },
      series: [{ type: 'heatmap', itemStyle: { borderColor: 'var(--paper)', borderWidth: labelled ? 1 : 0 },
        data: data.map(it => ({ value: [it.j, it.i, it.shade],
          tip: (other ? (it.change > 0 ? '+' : '') + it.change + ' images' : it.a + ' images')
            + '\ntrue ' + classes[it.i] + '\npredicted ' + classes[it.j],
          label: { show: labelled, fontSize: 11, formatter: String(other ? it.change : it.a),
            color: !other && it.shade > 0.75 ? 'var(--heat-light-ink)' : 'var(--heat-dark-ink)' } })) }]
    };
  }

  function element(name, text, css) {
    const it = document.createElement(name);
    if (text !== undefined) it.textContent = text;
    if (css) it.className = css;
    return it;
  }
  function table(one, other, classes) {
    const table = element('table');
    table.append(element('caption', other ? 'Trial ' + one.number + ' against trial ' + other.number : 'Trial ' + one.number));
    const head = element('tr');
    ['', 'Trial ' + one.number].concat(other ? ['Trial ' + other.number, 'Difference'] : []).forEach((text, index) => {
      const cell = element('th', text, index ? 'number' : 'text');
      cell.scope = 'col';
      head.append(cell);
    });
    const thead = element('thead');
    thead.append(head);
    const body = element('tbody');
    const row = (name, of, format, difference) => {
      const tr = element('tr');
      const label = element('th', name, 'row');
      label.scope = 'row';
      tr.append(label, element('td', format(of(one)), 'number'));
      if (other) {
        tr.append(element('td', format(of(other)), 'number'));
        const both = typeof of(one) === 'number' && typeof of(other) === 'number';
        tr.append(element('td', difference && both ? difference(of(one) - of(other)) : '', 'number'));
      }
      body.append(tr);
    };
    const text = value => value === undefined ? '\u2013' : value;
    row(place.dataset.metric, trial => trial.value, score, signed);
    row('state', trial => trial.status.toLowerCase(), text);
    const names = Object.keys(one.parameters).concat(other ? Object.keys(other.parameters) : []);
    new Set(names).forEach(name => row(name, trial => trial.parameters[name] && trial.parameters[name].text, text));
    row('last epoch', trial => trial.epochs.length ? trial.epochs[trial.epochs.length - 1][0] : 0, String);
    row(place.dataset.rate, rate, number);
    row('seconds', seconds, number);
    if (classes) one.confusion.classes.forEach((name, index) => row('F1 ' + name, trial => f1(trial.confusion, index), score, signed));
    table.append(thead, body);
    return table;
  }

  function curves(one, other) {
    const line = (trial, colour) => ({ id: 'Trial ' + trial.number, name: 'Trial ' + trial.number, type: 'line',
      showSymbol: trial.epochs.length === 1, lineStyle: { color: colour, width: 2 }, itemStyle: { color: colour },
      data: trial.epochs.map(epoch => [epoch[0], epoch[3]]) });
    return {
      grid: { left: 4, right: 16, top: other ? 40 : 16, bottom: 24, containLabel: true },
      legend: { show: Boolean(other), left: 0, top: 0, icon: 'path://M0 4h22v2h-22z', itemWidth: 22 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'value', name: 'epoch', nameLocation: 'middle', nameGap: 26, min: 1, minInterval: 1, splitLine: { show: false } },
      yAxis: { type: 'value', scale: true },
      series: [line(one, 'var(--c1)')].concat(other ? [line(other, 'var(--c2)')] : [])
    };
  }

  function panel(area, height) {
    const figure = element('div', undefined, 'figure');
    const box = element('div', undefined, 'chart');
    box.setAttribute('role', 'img');
    figure.append(element('h3'), box, element('p', '', 'chart-text'));
    area.append(figure);
    const draw = window.vgglab.chart(box, height);
    return (shown, title, alternative, text, option) => {
      figure.hidden = !shown;
      if (!shown) return;
      figure.querySelector('h3').textContent = title;
      box.setAttribute('aria-label', alternative);
      figure.querySelector('p').textContent = text;
      draw(option());
    };
  }

  function update() {
    const one = trials[Number(first.value)];
    const other = second.value === '' || second.value === first.value ? null : trials[Number(second.value)];
    const has = trial => trial.confusion.classes.length > 0;
    const matched = other && has(one) && other.confusion.classes.join() === one.confusion.classes.join();
    const area = place.querySelector('.inspector-charts');
    if (!shows) shows = [panel(area, 440), panel(area, 260)];
    const names = other ? 'trials ' + one.number + ' and ' + other.number : 'trial ' + one.number;
    shows[0](has(one), matched ? 'Confusion, difference in images' : 'Confusion matrix of trial ' + one.number,
      (matched ? 'Difference of the confusion matrices of ' + names : 'Confusion matrix of trial ' + one.number)
        + '; F1 of each class stands in the table',
      'Rows are true classes, columns predictions. ' + (matched
        ? 'Blue: trial ' + one.number + ' has more images there; orange: trial ' + other.number + ' has.'
        : 'The shade grows with the square root of the share of the row.'),
      () => heat(one, matched ? other : null));
    const scored = [one].concat(other || []).some(trial => trial.epochs.some(epoch => typeof epoch[3] === 'number'));
    shows[1](scored, 'Macro F1 by epoch', 'Macro F1 by epoch of ' + names, '', () => curves(one, other));
    const box = element('div', undefined, 'table-box');
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', 'The chosen trials in numbers');
    box.append(table(one, other, matched || !other));
    place.querySelector('.inspector-table').replaceChildren(box);
  }

  function fill() {
    trials = JSON.parse(file.textContent).report.trials;
    const rows = Array.from(document.querySelectorAll('#trials tbody tr'));
    const rank = new Map(rows.map(row => [Number(row.cells[1].dataset.key), Number(row.cells[0].dataset.key)]));
    const order = trials.map((trial, index) => index)
      .sort((a, b) => rank.get(trials[a].number) - rank.get(trials[b].number));
    const choice = index => new Option('Trial ' + trials[index].number + ' \u2013 ' + score(trials[index].value), String(index));
    second.append(new Option('no other', ''));
    order.forEach(index => { first.append(choice(index)); second.append(choice(index)); });
  }

  /* Pinned trials are chosen from the leaderboard. */
  window.vgglab.compare = numbers => {
    start();
    [first, second].forEach((select, index) => {
      const at = trials.findIndex(trial => trial.number === numbers[index]);
      select.value = at < 0 ? '' : String(at);
    });
    update();
    place.scrollIntoView();
    second.focus({ preventScroll: true });
  };

  let started = false;
  function start() {
    if (started) return;
    started = true;
    fill();
    update();
  }

  place.hidden = false;
  first.addEventListener('change', update);
  second.addEventListener('change', update);
  new IntersectionObserver((changes, observer) => {
    if (!changes.some(change => change.isIntersecting)) return;
    observer.disconnect();
    start();
  }, { rootMargin: '600px' }).observe(place);
})();
