/**
 * What the page does, as the browser reads it. Everything that came from a cloud goes in as text
 * nodes; nothing is ever put together as markup.
 *
 * @module
 */

export const SCRIPT = String.raw`
'use strict';
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const findings = read('findings');
const summary = read('summary');
const $ = (id) => document.getElementById(id);
const RANK = { critical: 0, high: 1, medium: 2, low: 3 };
const ORDER = { fail: 0, unknown: 1, pass: 2 };
const CLOUDS = { aws: 'AWS', azure: 'Azure', gcp: 'Google Cloud' };
const PAGE = 100;

function el(name, props, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(props || {})) {
    if (key === 'class') node.className = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/* Marks that turn or hide text are shown as what they are. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;
function visible(text) {
  return String(text).replace(INVISIBLE, (one) => '\\u{' + one.codePointAt(0).toString(16) + '}');
}

findings.sort((a, b) => ORDER[a.status] - ORDER[b.status] || RANK[a.severity] - RANK[b.severity]);
for (const one of findings) {
  one.text = [one.title, one.check, one.id, one.account, one.region, one.resource.name, one.resource.id,
    one.resource.kind, ...one.evidence.map((part) => part.statement), ...one.gaps.map((gap) => gap.call),
    ...one.covers].join(' ').toLowerCase();
}

const started = new Date(summary.startedAt);
$('about').textContent = summary.accounts.length + ' accounts, ' + findings.length.toLocaleString() +
  ' answers, ' + started.toLocaleString() + ' (' + summary.tool.name + ' ' + summary.tool.version + ')';

const accounts = new Map();
for (const one of findings) {
  const key = one.provider + ' ' + one.account;
  const tally = accounts.get(key) || { provider: one.provider, account: one.account,
    critical: 0, high: 0, medium: 0, low: 0, unknown: 0, pass: 0 };
  tally[one.status === 'fail' ? one.severity : one.status]++;
  accounts.set(key, tally);
}
const byName = (a, b) => (a.provider + a.account < b.provider + b.account ? -1 : 1);
for (const tally of [...accounts.values()].sort(byName)) {
  const bar = el('div', { class: 'bar', 'aria-hidden': 'true' });
  const parts = ['critical', 'high', 'medium', 'low', 'unknown', 'pass'];
  for (const part of parts) {
    if (tally[part] === 0) continue;
    const piece = el('i', { class: part });
    piece.style.flexGrow = tally[part];
    bar.append(piece);
  }
  const words = parts.filter((part) => tally[part] > 0 && part !== 'pass')
    .map((part) => tally[part] + ' ' + part).join(', ');
  const card = el('button', { class: 'card', type: 'button', 'aria-pressed': 'false' },
    el('strong', {}, (CLOUDS[tally.provider] || tally.provider) + ' ' + visible(tally.account)), bar,
    el('span', {}, (words || 'nothing failed') + '; ' + tally.pass + ' passed'));
  card.addEventListener('click', () => {
    const pressed = card.getAttribute('aria-pressed') === 'true';
    $('provider').value = pressed ? '' : tally.provider;
    $('account').value = pressed ? '' : tally.account;
    refresh();
  });
  card.tally = tally;
  $('posture').append(card);
}

if (summary.unlisted.length > 0) {
  $('unlisted').hidden = false;
  $('unlisted').textContent = 'Not every account could be listed: ' + summary.unlisted
    .flatMap((one) => one.gaps.map((gap) => one.provider + ': ' + gap.call + ' ' + gap.reason +
      (gap.permission ? ', grant ' + gap.permission : ''))).map(visible).join('; ');
}

const lives = findings.filter((one) => one.life);
if (lives.length > 0) {
  const count = (test) => lives.filter(test).length;
  const gone = summary.comparedWith ? summary.comparedWith.gone.length : 0;
  $('changes').hidden = false;
  $('changed').textContent = [
    count((one) => one.life.standing === 'new') + ' new',
    count((one) => one.life.standing === 'reopened') + ' back again',
    count((one) => one.life.endedNow) + gone + ' fixed',
    count((one) => one.life.changed && one.life.standing === 'open') + ' changed',
    count((one) => one.life.standing === 'accepted') + ' accepted',
  ].join(', ') + '.';
}

function options(select, values, label) {
  for (const value of values) select.append(el('option', { value }, label ? label(value) : visible(value)));
}
const distinct = (pick) => [...new Set(findings.map(pick))].filter(Boolean).sort();
options($('provider'), distinct((one) => one.provider), (one) => CLOUDS[one] || one);
options($('account'), distinct((one) => one.account));
options($('standing'), distinct((one) => one.life && one.life.standing));
$('standing').parentElement.hidden = lives.length === 0;

let matching = [];
let shown = 0;

function refresh() {
  const words = $('words').value.toLowerCase().split(/\s+/).filter(Boolean);
  const is = { severity: $('severity').value, provider: $('provider').value, account: $('account').value };
  const status = $('status').value;
  const standing = $('standing').value;
  matching = findings.filter((one) =>
    (status === '' || (status === 'open' ? one.status !== 'pass' : one.status === status)) &&
    Object.entries(is).every(([key, value]) => value === '' || one[key] === value) &&
    (standing === '' || (one.life && one.life.standing === standing)) &&
    words.every((word) => one.text.includes(word)));
  shown = 0;
  $('list').replaceChildren();
  for (const card of $('posture').children) {
    const chosen = card.tally.provider === is.provider && card.tally.account === is.account;
    card.setAttribute('aria-pressed', String(chosen));
  }
  showMore();
}

function showMore() {
  $('list').append(...matching.slice(shown, shown + PAGE).map(row));
  shown = Math.min(matching.length, shown + PAGE);
  $('more').hidden = shown >= matching.length;
  $('count').textContent = matching.length === 0 ? 'Nothing matches.' :
    matching.length.toLocaleString() + ' match' + (shown < matching.length ? ', the first ' + shown + ' shown' : '') + '.';
}

function row(one) {
  const tone = one.status === 'fail' ? one.severity : one.status;
  const first = one.evidence[0];
  const what = first ? first.statement : one.title;
  const head = el('summary', {},
    el('span', { class: 'tag ' + tone }, one.status === 'fail' ? one.severity : one.status),
    el('span', { class: 'what' }, visible(one.status === 'unknown' ? 'Not answered: ' + one.title : what)),
    el('span', { class: 'where' }, visible([one.resource.name, one.resource.kind,
      one.account, one.region].filter(Boolean).join(' · ') +
      (one.life && one.life.standing !== 'passed' ? ' · ' + one.life.standing : ''))));
  const details = el('details', {}, head);
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) details.append(detail(one, tone));
  });
  return el('li', {}, details);
}

function part(title, ...children) {
  return [el('h3', {}, title), ...children];
}

function lines(...texts) {
  return el('pre', {}, texts.map(visible).join('\n'));
}

function detail(one, tone) {
  const box = el('div', { class: 'detail ' + tone });
  box.append(el('p', {}, visible('Wanted: ' + one.title)));
  for (const evidence of one.evidence) {
    box.append(...part('Evidence', el('p', {}, visible(evidence.statement)),
      el('p', {}, el('code', {}, visible(evidence.from.join(', '))))));
    for (const exposure of evidence.exposures || []) {
      const context = Object.entries(exposure.witness.context).map(([key, value]) => key + ' = ' + [value].flat().join(', '));
      box.append(...part('Who, how, from where, what',
        el('p', {}, visible(exposure.principal + '; ' + exposure.via + '; ' + exposure.network + '; ' + exposure.what.join(', ')))),
        ...part('A request that is allowed', lines(exposure.witness.principal,
          exposure.witness.action, exposure.witness.resource, ...context)),
        ...part('Admitted by', lines(exposure.admittedBy.document + ' ' + exposure.admittedBy.pointer)));
      if (exposure.wouldStop.length > 0) box.append(...part('Would have stopped it', lines(...exposure.wouldStop)));
      if (exposure.fix) box.append(...part('Smallest change', el('p', {}, visible(exposure.fix))));
    }
  }
  if (one.gaps.length > 0) {
    box.append(...part('Not known', lines(...one.gaps.map((gap) => gap.call + ': ' + gap.reason +
      (gap.permission ? ', grant ' + gap.permission : '') + (gap.detail ? ' (' + gap.detail + ')' : '')))));
  }
  if (one.remedy && one.status !== 'pass') box.append(...part('Mend', el('p', {}, visible(one.remedy))));
  if (one.life) {
    const life = one.life;
    box.append(...part('History', el('p', {}, visible(life.standing + ', first seen ' + life.firstSeen +
      (life.generation > 1 ? ', failed ' + life.generation + ' times' : '') +
      (life.accepted ? '; accepted by ' + life.accepted.owner + ' until ' + life.accepted.until + ': ' + life.accepted.reason : '')))));
  }
  box.append(...part('Names', lines(one.resource.id, one.check, one.id, ...one.covers,
    ...Object.entries(one.controls).map(([name, numbers]) => name + ': ' + numbers.join(', ')))));
  return box;
}

let timer;
$('filters').addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(refresh, 120);
});
$('filters').addEventListener('submit', (event) => event.preventDefault());
$('more').addEventListener('click', showMore);
refresh();
document.documentElement.dataset.ready = 'yes';
`
