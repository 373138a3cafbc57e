/** How the page looks: light, dark, narrow, wide, and on paper. @module */

export const STYLE = `
:root {
  --ground: #fbfaf7; --card: #ffffff; --ink: #1d2226; --soft: #5b646b; --line: #dcd8cf;
  --accent: #1f5f8b; --critical: #a4133c; --high: #b3541e; --medium: #7a5c00; --low: #4a5560;
  --pass: #2d6a4f; --unknown: #5a4b8a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14181b; --card: #1d2327; --ink: #e8e6e1; --soft: #a3adb4; --line: #343c42;
    --accent: #8cc4ea; --critical: #ff8fa3; --high: #ffb07c; --medium: #e6c65c; --low: #b3bec7;
    --pass: #86d3ae; --unknown: #bfb0f0;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body {
  margin: 0 auto; max-width: 74rem; padding: 0 1.25rem 3rem; background: var(--ground);
  color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { margin: 1.5rem 0 0; font-size: 2rem; letter-spacing: -0.02em; }
h2 { margin: 2rem 0 0.75rem; font-size: 1.15rem; }
h3 { margin: 1rem 0 0.25rem; font-size: 0.85rem; color: var(--soft); }
p { margin: 0.25rem 0; }
#about, #count, footer { color: var(--soft); }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: 0.5rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 0.75rem; }
.card {
  text-align: left; font: inherit; color: inherit; background: var(--card); cursor: pointer;
  border: 1px solid var(--line); border-radius: 10px; padding: 0.8rem 1rem;
}
.card[aria-pressed='true'] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.card strong { display: block; }
.card span { color: var(--soft); font-size: 0.9rem; }
.bar { display: flex; height: 8px; margin: 0.6rem 0 0.35rem; border-radius: 4px; overflow: hidden; background: var(--line); }
.bar i { display: block; flex-basis: 0; }
.critical { --tone: var(--critical); } .high { --tone: var(--high); }
.medium { --tone: var(--medium); } .low { --tone: var(--low); }
.pass { --tone: var(--pass); } .unknown { --tone: var(--unknown); }
.bar i { background: var(--tone); }
.tag {
  display: inline-block; min-width: 5.2rem; text-align: center; font-size: 0.8rem; font-weight: 600;
  border: 1.5px solid var(--tone, var(--line)); color: var(--tone, var(--soft)); border-radius: 999px; padding: 0 0.6rem;
}
.tag + .tag { min-width: 0; }
#filters { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; }
#filters label { display: grid; gap: 0.2rem; font-size: 0.85rem; color: var(--soft); }
#filters .wide { flex: 1 1 16rem; }
input, select, #more {
  font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--line);
  border-radius: 8px; padding: 0.45rem 0.6rem; max-width: 100%;
}
select { max-width: 14rem; }
#list { list-style: none; margin: 0.5rem 0; padding: 0; }
#list > li { border-top: 1px solid var(--line); }
summary { display: grid; grid-template-columns: auto 1fr; gap: 0.1rem 0.8rem; padding: 0.65rem 0.25rem; cursor: pointer; align-items: baseline; }
summary::-webkit-details-marker { display: none; }
summary .what { font-weight: 550; }
summary .where { grid-column: 2; color: var(--soft); font-size: 0.88rem; }
.detail { padding: 0 0.25rem 1.2rem; border-left: 3px solid var(--tone, var(--line)); margin-left: 0.2rem; padding-left: 1rem; }
code, pre { font: 0.86rem/1.5 ui-monospace, monospace; }
pre { margin: 0.25rem 0; padding: 0.6rem 0.8rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; white-space: pre-wrap; }
.notice { background: var(--card); border-left: 4px solid var(--unknown); padding: 0.6rem 1rem; }
@media (max-width: 40rem) {
  body { padding: 0 0.9rem 2rem; }
  #filters label { flex: 1 1 40%; } select { max-width: none; width: 100%; }
  summary { grid-template-columns: 1fr; } summary .where { grid-column: 1; }
}
@media print {
  #filters, #more, .skip { display: none; } body { max-width: none; background: none; }
  #list > li { break-inside: avoid; }
}
`
