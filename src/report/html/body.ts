/** What stands on the page before any finding does. @module */

export const BODY = `<a class="skip" href="#list">Skip to the findings</a>
<header>
<h1>Ajar</h1>
<p id="about"></p>
</header>
<main>
<section aria-labelledby="posture-title">
<h2 id="posture-title">Posture</h2>
<div id="posture" class="cards"></div>
<p id="unlisted" class="notice" hidden></p>
</section>
<section id="changes" aria-labelledby="changes-title" hidden>
<h2 id="changes-title">Since last time</h2>
<p id="changed"></p>
</section>
<section aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
<form id="filters" role="search">
<label class="wide">Search <input type="search" id="words" placeholder="name, id, check, words of the evidence" autocomplete="off"></label>
<label>Answer <select id="status"><option value="open">failed and unknown</option><option value="fail">failed</option><option value="unknown">unknown</option><option value="pass">passed</option><option value="">all</option></select></label>
<label>Severity <select id="severity"><option value="">all</option><option>critical</option><option>high</option><option>medium</option><option>low</option></select></label>
<label>Cloud <select id="provider"><option value="">all</option></select></label>
<label>Account <select id="account"><option value="">all</option></select></label>
<label>Life <select id="standing"><option value="">all</option></select></label>
</form>
<p id="count" role="status" aria-live="polite"></p>
<ol id="list" tabindex="-1"></ol>
<button type="button" id="more" hidden>Show more</button>
</section>
</main>
<footer><p>Made by Ajar, which only reads.</p></footer>
<noscript><p class="notice">The findings are in this page as data; a browser with JavaScript shows them.</p></noscript>`
