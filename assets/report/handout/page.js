'use strict';
// The page works with the data beside this script. All that it writes is text or an attribute;
// nothing is ever read as markup.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const root = document.documentElement;
  const by = (id) => document.getElementById(id);
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const state = { language: data.language, stage: data.stages.length - 1, layer: 0, part: 0, picked: null };
  const said = () => data.said[state.language];
  const text = (id) => said().texts[id];

  /** A new element with a class and a text. */
  const made = (tag, className, content) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (content !== undefined) element.textContent = content;
    return element;
  };

  const list = (lines) => {
    const element = made('ul');
    element.append(...lines.map((line) => made('li', '', line)));
    return element;
  };

  // What the districts look like.

  /** Class and sign of a district at a position of the slider. */
  const look = (district, stage) => {
    if (state.layer > 0) {
      const layer = data.layers[state.layer - 1];
      return layer.entries[layer.of[district]];
    }
    const unit = data.units[data.stages[stage].by[district]];
    return [unit.class, unit.letter];
  };

  /** Which bases have districts at a position: their places have a sign then. */
  const isOpen = (unit, stage) => data.stages[stage].by.includes(unit);

  const shape = (map, district) => {
    const path = map.querySelector(`.area[data-d="${district}"]`);
    return path ? path.getAttribute('d') : '';
  };

  /** A light line under the outlines of what is chosen and focused: seen on any colour. */
  const ring = (map) => {
    const lines = ['.picked', '.focused'].map((line) => map.querySelector(line).getAttribute('d'));
    map.querySelector('.halo').setAttribute('d', lines.join(''));
  };

  const paint = (map, stage) => {
    for (const element of all('[data-d]', map)) {
      const [className, sign] = look(Number(element.dataset.d), stage);
      const kind = element.classList[0];
      const out = element.classList.contains('out') ? ' out' : '';
      element.setAttribute('class', `${kind} ${className}${out}`);
      const letter = element.querySelector('.sign');
      if (letter) letter.textContent = sign;
    }
    for (const base of all('.base', map)) {
      base.toggleAttribute('hidden', state.layer > 0 || !isOpen(Number(base.dataset.u), stage));
    }
    map.classList.toggle('figures', state.layer > 0);
    const { fresh } = data.stages[stage];
    map.querySelector('.fresh').setAttribute('d', fresh.map((one) => shape(map, one)).join('') || 'M0 0');
    const picked = state.picked === null ? '' : shape(map, state.picked);
    map.querySelector('.picked').setAttribute('d', picked || 'M0 0');
    ring(map);
  };

  const sheets = all('.now .sheet');
  const maps = sheets.map((sheet) => sheet.querySelector('svg.map'));

  // What is told beside the map.

  const tellStage = () => {
    const stage = said().stages[state.stage];
    by('position').textContent = stage.position;
    by('stage-title').textContent = stage.title;
    by('stage-when').textContent = stage.when;
    const parts = stage.changes.flatMap((change) => [made('h4', '', change.heading), list(change.lines)]);
    by('changes').replaceChildren(...parts);
    by('figures-month').textContent = stage.month;
    by('figures').replaceChildren(...stage.figures.map(([name, value]) => {
      const pair = made('div');
      pair.append(made('dt', '', name), made('dd', '', value));
      return pair;
    }));
    const rows = stage.units.map((cells) => {
      const row = made('tr');
      cells.forEach((cell, place) => {
        const element = made(place === 0 ? 'th' : 'td', place === 0 ? '' : 'figure', cell);
        if (place === 0) element.setAttribute('scope', 'row');
        row.append(element);
      });
      return row;
    });
    const table = by('units');
    table.tBodies[0].replaceChildren(...rows);
    table.parentElement.hidden = rows.length === 0;
    const slider = by('step');
    slider.value = String(state.stage);
    slider.setAttribute('aria-valuetext', `${stage.title}, ${stage.when}`);
    by('first').setAttribute('aria-pressed', String(state.stage === 0));
    by('last').setAttribute('aria-pressed', String(state.stage === data.stages.length - 1));
    by('back').disabled = state.stage === 0;
    by('on').disabled = state.stage === data.stages.length - 1;
    by('now-name').textContent = stage.title;
  };

  const key = (className, sign, name, count) => {
    const line = made('li');
    line.append(made('span', `key ${className}`, sign), document.createTextNode(name));
    if (count) line.append(made('small', '', count));
    return line;
  };

  const tellLegend = () => {
    const stage = data.stages[state.stage];
    const title = by('legend-title');
    title.hidden = state.layer === 0;
    const changed = stage.fresh.length > 0 ? [key('changed', '', text('handout-fresh'), '')] : [];
    if (state.layer > 0) {
      const layer = said().layers[state.layer - 1];
      const { entries } = data.layers[state.layer - 1];
      title.textContent = layer.title;
      by('legend').replaceChildren(...entries.map(([className, sign], place) =>
        key(className, sign, layer.entries[place], layer.counts[place])), ...changed);
      by('legend-notes').replaceChildren(
        ...[...layer.notes, text('handout-signs')].map((line) => made('p', '', line)));
      return;
    }
    const counts = said().stages[state.stage].counts;
    const lines = data.units.flatMap((unit, place) =>
      stage.by.includes(place) ? [key(unit.class, unit.letter, unit.name, counts[place])] : []);
    by('legend').replaceChildren(...lines, ...changed);
    by('legend-notes').replaceChildren();
  };

  const tellDistrict = () => {
    const card = by('district-card');
    const { picked } = state;
    card.hidden = picked === null;
    by('hint').hidden = picked !== null;
    by('district').value = picked === null ? '' : String(picked);
    if (picked === null) return;
    by('district-name').textContent = data.names[picked];
    const unit = data.units[data.stages[state.stage].by[picked]];
    by('district-key').className = `key ${unit.class}`;
    by('district-key').textContent = unit.letter;
    by('district-unit').textContent = `${text('handout-served-by')}: ${unit.name}`;
    by('off-map').hidden = shape(maps[state.part], picked) !== '';
    by('district-facts').replaceChildren(...said().facts[picked].map((fact) => {
      const pair = made('div');
      pair.append(made('dt', '', fact.name), made('dd', '', fact.value));
      if (fact.note) pair.append(made('dd', 'note', fact.note));
      return pair;
    }));
  };

  // The page in its language.

  const tellLanguage = () => {
    root.lang = state.language;
    for (const button of all('[data-language]')) {
      button.setAttribute('aria-pressed', String(button.dataset.language === state.language));
    }
    for (const element of all('[data-label]')) {
      element.setAttribute('aria-label', text(element.dataset.label));
    }
    const options = by('layer').options;
    options[0].textContent = text('handout-bases');
    said().layers.forEach((layer, place) => { options[place + 1].textContent = layer.title; });
    by('district').options[0].textContent = text('handout-none');
    for (const map of maps) map.setAttribute('aria-label', text('handout-keys'));
  };

  /** A district's name with who serves it, or its class, for who can not see the map. */
  const tellAreas = () => {
    for (const map of maps) {
      for (const path of all('.area', map)) {
        const district = Number(path.dataset.d);
        const unit = data.units[data.stages[state.stage].by[district]];
        const layer = state.layer > 0 ? data.layers[state.layer - 1] : null;
        const entry = layer ? said().layers[state.layer - 1].entries[layer.of[district]] : unit.name;
        path.setAttribute('aria-label', `${data.names[district]}: ${entry}`);
        path.setAttribute('aria-selected', String(district === state.picked));
      }
    }
  };

  const before = { map: null, part: -1 };

  /** The map before the first step, beside the other one. */
  const tellBefore = () => {
    const figure = by('then');
    if (figure.hidden) return;
    if (before.part !== state.part) {
      const sheet = made('div', 'sheet on');
      before.map = maps[state.part].cloneNode(true);
      before.part = state.part;
      before.map.removeAttribute('id');
      before.map.setAttribute('role', 'img');
      for (const element of all('[id]', before.map)) element.removeAttribute('id');
      for (const area of all('.area', before.map)) {
        for (const name of ['role', 'tabindex', 'aria-label', 'aria-selected']) area.removeAttribute(name);
      }
      before.map.querySelector('.focused').setAttribute('d', 'M0 0');
      sheet.append(before.map);
      by('then-map').replaceChildren(sheet);
    }
    before.map.setAttribute('aria-label', text('handout-map-before'));
    paint(before.map, 0);
  };

  const tellPart = () => {
    sheets.forEach((sheet, place) => sheet.classList.toggle('on', place === state.part));
    for (const button of all('[data-part]')) {
      button.setAttribute('aria-pressed', String(Number(button.dataset.part) === state.part));
    }
  };

  const tell = () => {
    tellLanguage();
    tellPart();
    maps.forEach((map) => paint(map, state.stage));
    tellBefore();
    tellStage();
    tellLegend();
    tellDistrict();
    tellAreas();
  };

  /** Says what has happened elsewhere on the page to who hears it. */
  const speak = (words) => { by('spoken').textContent = words; };

  const tellPosition = () => speak(by('step').getAttribute('aria-valuetext'));

  const change = (what) => {
    Object.assign(state, what);
    state.stage = Math.min(Math.max(state.stage, 0), data.stages.length - 1);
    tell();
  };

  // Choosing a district: by a tap, by keys, in the list.

  const pick = (district, from) => {
    const part = district !== null && from === 'list' && shape(maps[state.part], district) === ''
      ? maps.findIndex((map) => shape(map, district) !== '') : state.part;
    change({ picked: district, part: Math.max(part, 0) });
    if (district !== null) speak(`${data.names[district]}. ${by('district-unit').textContent}`);
    if (district !== null && from === 'map') {
      by('district-name').scrollIntoView({ block: 'nearest' });
    }
  };

  /** The district that lies nearest in a direction, within 60 degrees of it. */
  const next = (part, district, [x, y]) => {
    const points = data.points[part];
    const from = points[district];
    let best = null;
    points.forEach((to, other) => {
      if (!to || other === district) return;
      const [across, down] = [to[0] - from[0], to[1] - from[1]];
      const length = Math.hypot(across, down);
      const along = (across * x + down * y) / length;
      if (along < 0.5) return;
      const cost = length * (2 - along);
      if (!best || cost < best.cost) best = { other, cost };
    });
    return best ? best.other : null;
  };

  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  maps.forEach((map, part) => {
    map.setAttribute('role', 'listbox');
    const areas = all('.area', map);
    const on = areas.filter((area) => data.points[part][Number(area.dataset.d)]);
    const focus = (area) => {
      for (const other of areas) other.setAttribute('tabindex', other === area ? '0' : '-1');
      area.focus();
    };
    areas.forEach((area) => {
      area.setAttribute('role', 'option');
      area.setAttribute('tabindex', area === on[0] ? '0' : '-1');
      area.addEventListener('click', () => pick(Number(area.dataset.d), 'map'));
      area.addEventListener('focus', () => {
        const seen = area.matches(':focus-visible');
        map.querySelector('.focused').setAttribute('d', seen ? area.getAttribute('d') : 'M0 0');
        ring(map);
      });
      area.addEventListener('blur', () => {
        map.querySelector('.focused').setAttribute('d', 'M0 0');
        ring(map);
      });
      area.addEventListener('keydown', (event) => {
        const own = Number(area.dataset.d);
        if (event.key === 'Enter' || event.key === ' ') {
          pick(own, 'map');
        } else if (event.key === 'Escape') {
          pick(null, 'map');
        } else if (event.key === 'Home' || event.key === 'End') {
          focus(on[event.key === 'Home' ? 0 : on.length - 1]);
        } else if (WAYS[event.key] && data.points[part][own]) {
          const other = next(part, own, WAYS[event.key]);
          const found = areas.find((one) => Number(one.dataset.d) === other);
          if (found) focus(found);
        } else {
          return;
        }
        event.preventDefault();
      });
    });
  });

  const districts = by('district');
  data.names
    .map((name, place) => [name, place])
    .sort(([a], [b]) => a.localeCompare(b, 'sv'))
    .forEach(([name, place]) => {
      const option = made('option', '', name);
      option.value = String(place);
      districts.append(option);
    });
  districts.addEventListener('change', () =>
    pick(districts.value === '' ? null : Number(districts.value), 'list'));
  by('close').addEventListener('click', () => { pick(null, 'card'); districts.focus(); });

  // The tables of all districts sort in both languages at once.

  const sorted = { column: -1, down: false };
  const tables = all('table.sortable');

  const sortBy = (column) => {
    sorted.down = sorted.column === column && !sorted.down;
    sorted.column = column;
    for (const table of tables) {
      const language = table.closest('[lang]').lang;
      const rows = [...table.tBodies[0].rows].map((row) => {
        const cell = row.cells[column];
        const value = cell.dataset.v === undefined ? null : Number(cell.dataset.v);
        return { row, empty: cell.textContent === '' || cell.textContent === '..' || cell.textContent === '–',
          value, text: cell.dataset.v ?? cell.textContent };
      });
      rows.sort((a, b) => {
        // What has no figure is last either way.
        if (a.empty !== b.empty) return a.empty ? 1 : -1;
        const isNumber = !Number.isNaN(a.value ?? NaN) && !Number.isNaN(b.value ?? NaN);
        const order = isNumber ? a.value - b.value : a.text.localeCompare(b.text, language);
        return sorted.down ? -order : order;
      });
      table.tBodies[0].append(...rows.map(({ row }) => row));
      [...table.tHead.rows[0].cells].forEach((cell, place) => {
        if (place === column) cell.setAttribute('aria-sort', sorted.down ? 'descending' : 'ascending');
        else cell.removeAttribute('aria-sort');
      });
    }
  };

  for (const table of tables) {
    [...table.tHead.rows[0].cells].forEach((cell, column) => {
      const head = cell.querySelector('.head');
      const button = made('button');
      button.type = 'button';
      head.replaceWith(button);
      button.append(head);
      button.addEventListener('click', () => sortBy(column));
    });
  }

  // The rest of what can be pressed.

  by('step').addEventListener('input', (event) => change({ stage: Number(event.target.value) }));
  const go = (stage) => { change({ stage }); tellPosition(); };
  by('first').addEventListener('click', () => go(0));
  by('last').addEventListener('click', () => go(data.stages.length - 1));
  const nudge = (id, steps) => by(id).addEventListener('click', (event) => {
    go(state.stage + steps);
    // A button that is switched off would drop the focus out of the page.
    if (event.currentTarget.disabled) by('step').focus();
  });
  nudge('back', -1);
  nudge('on', 1);
  by('layer').addEventListener('change', (event) => change({ layer: Number(event.target.value) }));
  for (const button of all('[data-part]')) {
    button.addEventListener('click', () => change({ part: Number(button.dataset.part) }));
  }
  for (const button of all('.small')) {
    button.addEventListener('click', () => {
      change({ part: 1 - state.part });
      const other = sheets[state.part].querySelector('.small');
      if (other) other.focus();
    });
  }
  by('compare').addEventListener('click', () => {
    const figure = by('then');
    figure.hidden = !figure.hidden;
    by('now-name').hidden = figure.hidden;
    figure.parentElement.classList.toggle('two', !figure.hidden);
    by('compare').setAttribute('aria-pressed', String(!figure.hidden));
    tellBefore();
  });
  for (const button of all('[data-language]')) {
    button.addEventListener('click', () => change({ language: button.dataset.language }));
  }
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => root.dataset.look === 'dark' || (root.dataset.look === 'system' && dark.matches);
  const tellLook = () => by('dark').setAttribute('aria-pressed', String(isDark()));
  dark.addEventListener('change', tellLook);
  by('dark').addEventListener('click', () => {
    root.dataset.look = isDark() ? 'light' : 'dark';
    tellLook();
  });
  by('print').addEventListener('click', () => window.print());

  // On paper: the end of the plan, who is responsible, and nothing folded away.
  let kept = null;
  window.addEventListener('beforeprint', () => {
    kept = { stage: state.stage, layer: state.layer, open: all('.fold').filter((one) => one.open) };
    for (const one of all('.fold')) one.open = true;
    change({ stage: data.stages.length - 1, layer: 0 });
  });
  window.addEventListener('afterprint', () => {
    if (!kept) return;
    for (const one of all('.fold')) one.open = kept.open.includes(one);
    change({ stage: kept.stage, layer: kept.layer });
    kept = null;
  });

  // Tables that fit need no stop for the keyboard.
  const measure = () => {
    for (const box of all('.scroll')) {
      if (box.scrollWidth > box.clientWidth) box.setAttribute('tabindex', '0');
      else box.removeAttribute('tabindex');
    }
  };
  new ResizeObserver(measure).observe(document.body);

  root.classList.add('js');
  for (const element of all('.settings, .tools, .slider, .beside, .small')) element.hidden = false;
  by('part').hidden = maps.length < 2;
  for (const element of all('.small')) element.hidden = maps.length < 2;
  tellLook();
  tell();
})();
