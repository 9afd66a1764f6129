// The exported web page, as a real Chromium shows it, and the exported maps (SVG).
//
//   node handout.mjs MODULES PAGE.html MAP.svg…
//
// MODULES is the folder that axe-core and playwright-core are installed in. What is wrong is told
// line by line, and the exit code is 1 then.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, page_file, ...maps] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'x.js'));
const { chromium } = require('playwright-core');
const axe = require('axe-core').source;

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
const SCREENS = [[768, 1024], [1280, 800], [360, 740]];
const url = pathToFileURL(resolve(page_file)).href;

const wrong = [];
let checks = 0;
const check = (what, holds, detail = '') => {
  checks += 1;
  if (!holds) wrong.push(`${what}${detail ? `: ${detail}` : ''}`);
};

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ],
});

/** A page that tells of every request but its own file, and of every word on the console. */
const open = async (address, where, options) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on('console', (message) => check(`${where}: console`, false, message.text()));
  page.on('pageerror', (error) => check(`${where}: error`, false, String(error)));
  page.on('request', (request) => check(`${where}: request`, request.url() === address, request.url()));
  await page.goto(address);
  return page;
};

const has_axe = (page) => page.evaluate(() => 'axe' in window);

/** What axe-core finds. It is put in through the debugger: the page's own policy stays in force. */
const accessible = async (page, where) => {
  if (!await has_axe(page)) await page.evaluate(axe);
  const found = await page.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: 'tag', values } }), RULES);
  check(`${where}: axe ran`, found.passes.length > 20, `${found.passes.length} rules`);
  for (const { id, help, nodes } of found.violations) {
    check(`${where}: ${id}`, false, `${help} (${nodes.slice(0, 3).map((one) => one.target.join(' ')).join(', ')})`);
  }
};

const classes = (page) => page.$$eval('.now .sheet.on .area', (areas) => areas.map((one) => one.getAttribute('class')));
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** All that the page can do, by keys where a hand would tap. */
const act = async (page, where) => {
  const end = await classes(page);
  await page.focus('#step');
  await page.keyboard.press('Home');
  const before = await classes(page);
  check(`${where}: Home on the slider shows before`, !same(before, end));
  check(`${where}: its text says so`, /^Före/.test(await page.getAttribute('#step', 'aria-valuetext')));
  await page.keyboard.press('ArrowRight');
  check(`${where}: an arrow on the slider takes a step`, !same(await classes(page), before));
  check(`${where}: what changes is told`, await page.locator('#changes li').count() > 0);
  await page.keyboard.press('ArrowLeft');
  check(`${where}: and back`, same(await classes(page), before));
  await page.click('#last');
  check(`${where}: Efter is the end`, same(await classes(page), end));

  await page.focus('.now .sheet.on .area[tabindex="0"]');
  const first = await page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  await page.keyboard.press('ArrowDown');
  const second = await page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  check(`${where}: an arrow goes to another district`, first && second && first !== second, `${first} ${second}`);
  await page.keyboard.press('Enter');
  const name = await page.textContent('#district-name');
  check(`${where}: Enter opens its card`, await page.isVisible('#district-card') && second.startsWith(name), name);
  check(`${where}: the card tells figures`, await page.locator('#district-facts dt').count() > 5);
  await page.keyboard.press('Escape');
  check(`${where}: Escape closes it`, !await page.isVisible('#district-card'));
  await page.locator('.now .sheet.on .area').nth(5).dispatchEvent('click');
  check(`${where}: a tap opens a card`, await page.isVisible('#district-card'));
  await page.selectOption('#district', '8');
  check(`${where}: so does the list`, await page.isVisible('#district-card'));

  await page.click('#compare');
  const then = await page.$$eval('#then .area', (areas) => areas.map((one) => one.getAttribute('class')));
  check(`${where}: before stands beside after`, same(then, before) && same(await classes(page), end));
  await page.click('#compare');
  check(`${where}: and goes away`, !await page.isVisible('#then'));

  await page.selectOption('#layer', '1');
  check(`${where}: the map shows figures`, !same(await classes(page), end));
  check(`${where}: with their legend`, await page.locator('#legend li').count() > 3);
  await page.selectOption('#layer', '0');
  await page.click('[data-part="1"]');
  check(`${where}: the whole map has all districts`, (await classes(page)).length === 32);
  await page.click('[data-part="0"]');

  const keys = () => page.$$eval('.sv table.sortable tbody td:nth-child(6)', (cells) => cells
    .filter((cell) => cell.dataset.v !== undefined).map((cell) => Number(cell.dataset.v)));
  const heading = page.locator('.sv table.sortable th:nth-child(6) button');
  const plain = await keys();
  const sorted = [...plain].sort((a, b) => a - b);
  await heading.focus();
  await page.keyboard.press('Enter');
  check(`${where}: a heading sorts its table`, !same(plain, sorted) && same(await keys(), sorted));
  await page.keyboard.press('Enter');
  check(`${where}: and the other way`, same(await keys(), [...sorted].reverse()));
  check(`${where}: and says so`, await page.getAttribute('.sv table.sortable th:nth-child(6)', 'aria-sort') === 'descending');

  await page.click('[data-language="en"]');
  check(`${where}: English is English`, await page.evaluate(() => document.documentElement.lang) === 'en'
    && await page.textContent('#stage-title') === 'After' && !await page.isVisible('h2#inforande .sv'));
  await page.click('[data-language="sv"]');

  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const look = await ground();
  await page.click('#dark');
  check(`${where}: the button turns light and dark`, await ground() !== look);
  await page.click('#dark');
  check(`${where}: and back again`, await ground() === look);
};

/** Nothing is wider than the screen, and all that is pressed is large enough for a finger. */
const fits = async (page, where) => {
  const [wide, room] = await page.evaluate(() => [document.scrollingElement.scrollWidth, innerWidth]);
  check(`${where}: no wider than the screen`, wide <= room, `${wide} in ${room}`);
  const small = await page.$$eval('button, select, input, summary', (all) => all
    .filter((one) => one.checkVisibility())
    .map((one) => [one.id || one.className || one.textContent.trim(), one.getBoundingClientRect()])
    .filter(([, box]) => box.width < 43.9 || box.height < 43.9)
    .map(([name, box]) => `${name} ${Math.round(box.width)} × ${Math.round(box.height)}`));
  check(`${where}: large enough to tap`, small.length === 0, small.join(', '));
};

for (const [width, height] of SCREENS) {
  for (const colorScheme of ['light', 'dark']) {
    const where = `${width} × ${height} ${colorScheme}`;
    const page = await open(url, where, { viewport: { width, height }, colorScheme });
    await fits(page, where);
    await act(page, where);
    for (const language of ['sv', 'en']) {
      await page.click(`[data-language="${language}"]`);
      await accessible(page, `${where} ${language}`);
    }
    // With all that can be opened.
    await page.selectOption('#district', '3');
    await page.click('#compare');
    await page.click('#back');
    await page.selectOption('#layer', '2');
    await page.$$eval('details', (all) => all.forEach((one) => { one.open = true; }));
    await fits(page, `${where} opened`);
    await accessible(page, `${where} opened`);
    await page.context().close();
  }
}

// Reflow: 320 pixels, and 1280 at 200 %; and a large screen.
for (const [width, height] of [[320, 640], [640, 400], [1920, 1080]]) {
  const page = await open(url, `${width}`, { viewport: { width, height } });
  await fits(page, `${width} × ${height}`);
  await page.context().close();
}

{
  const page = await open(url, 'calm', { reducedMotion: 'reduce' });
  const time = await page.$eval('.area', (area) => getComputedStyle(area).transitionDuration);
  check('calm: nothing moves for who wants it still', time === '0s', time);
  await page.context().close();
}

{
  const page = await open(url, 'without script', { javaScriptEnabled: false });
  check('without script: both maps', await page.locator('svg.map:visible').count() === 2);
  check('without script: it says so', await page.locator('noscript p:visible').count() === 1);
  check('without script: the tables', await page.locator('table:visible').count() > 5);
  check('without script: nothing to press', await page.locator('button:visible').count() === 0);
  await page.context().close();
}

{
  const page = await open(url, 'paper', { colorScheme: 'dark' });
  await page.click('#first');
  const before = await classes(page);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  const file = join(mkdtempSync(join(tmpdir(), 'handout-')), 'page.pdf');
  writeFileSync(file, pdf);
  check('paper: several pages', pdf.length > 100_000, `${pdf.length} bytes`);
  let text = null;
  try {
    text = execFileSync('pdftotext', ['-layout', file, '-']).toString();
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    console.log('skipped: what is read on paper (pdftotext is not installed)');
  }
  for (const said of ['Beslut 2023', 'Alla stadsdelar', 'Bruttokostnad', 'Osäkra värden']) {
    check(`paper: ${said}`, text === null || text.includes(said));
  }
  check('paper: no controls', text === null || !/Skriv ut|Jämför med före/.test(text));
  check('paper: the screen is as it was', same(await classes(page), before));
  await page.context().close();
}

for (const map of maps) {
  const address = pathToFileURL(resolve(map)).href;
  const page = await open(address, map, { viewport: { width: 1280, height: 800 } });
  const shapes = await page.evaluate(() => {
    const { width, height } = document.documentElement.getBBox();
    return document.documentElement.localName === 'svg' && width > 100 && height > 100
      ? document.querySelectorAll('path, text').length : 0;
  });
  check(`${map}: is drawn`, shapes > 30, `${shapes} shapes`);
  // A picture of one colour packs to next to nothing.
  const picture = await page.screenshot();
  check(`${map}: is no blank sheet`, picture.length > 30_000, `${picture.length} bytes`);
  await page.context().close();
}

await browser.close();
for (const line of new Set(wrong)) console.error(line);
console.log(`${checks} checks, ${wrong.length} wrong`);
process.exit(wrong.length > 0 ? 1 : 0);
