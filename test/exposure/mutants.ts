/**
 * Breaks the engine on purpose, one fault at a time, and shows that the suite notices each. Works on
 * a copy in a temporary folder; `npm run mutants:exposure`, or with a part of a mutant's name to run
 * it alone.
 *
 * @module
 */

import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Mutant {
  readonly fault: string
  readonly file: string
  readonly from: string
  readonly to: string
}

const POLICY = 'providers/aws/policy'

const MUTANTS: readonly Mutant[] = [
  {
    fault: 'a negated operator is false when the key is absent',
    file: `${POLICY}/terms.ts`,
    from: 'absent: negated || ifExists',
    to: 'absent: ifExists',
  },
  {
    fault: 'IfExists is ignored',
    file: `${POLICY}/terms.ts`,
    from: 'absent: negated || ifExists',
    to: 'absent: negated',
  },
  {
    fault: 'ForAllValues is false when the key is absent',
    file: `${POLICY}/terms.ts`,
    from: "if (set === 'all') return { on: 'key', key, absent: true",
    to: "if (set === 'all') return { on: 'key', key, absent: false",
  },
  {
    fault: 'ForAnyValue is true when the key is absent',
    file: `${POLICY}/terms.ts`,
    from: "if (set === 'any') return { on: 'key', key, absent: false",
    to: "if (set === 'any') return { on: 'key', key, absent: true",
  },
  {
    fault: 'a negated operator asks for a match',
    file: `${POLICY}/terms.ts`,
    from: 'const inside = !negated',
    to: 'const inside = true',
  },
  {
    fault: 'Null asks the opposite',
    file: `${POLICY}/terms.ts`,
    from: "const present = asked.has('false')",
    to: "const present = asked.has('true')",
  },
  {
    fault: 'NotAction is Action',
    file: `${POLICY}/statements.ts`,
    from: 'inside: !negated }',
    to: 'inside: true }',
  },
  {
    fault: 'NotResource is Resource',
    file: `${POLICY}/statements.ts`,
    from: 'inside: !resources.negated',
    to: 'inside: true',
  },
  {
    fault: 'NotPrincipal is Principal',
    file: `${POLICY}/statements.ts`,
    from: 'if (!principals.negated) return match',
    to: 'return match',
  },
  {
    fault: 'Deny statements are ignored',
    file: `${POLICY}/search.ts`,
    from: 'escapeDenies(box, denyTerms(), familiar, effort)',
    to: 'escapeDenies(box, [], familiar, effort)',
  },
  {
    fault: 'a Deny is escaped by its first term alone',
    file: `${POLICY}/box.ts`,
    from: 'for (const term of blocking) {',
    to: 'for (const term of blocking.slice(0, 1)) {',
  },
  {
    fault: 'a negated term keeps its answer for an absent key',
    file: `${POLICY}/terms.ts`,
    from: 'return { ...term, absent: !term.absent, every',
    to: 'return { ...term, absent: term.absent, every',
  },
  {
    fault: 'a negated term keeps its quantifier',
    file: `${POLICY}/terms.ts`,
    from: 'every: !term.every, inside: !term.inside',
    to: 'every: term.every, inside: !term.inside',
  },
  {
    fault: 'actions have case',
    file: `${POLICY}/statements.ts`,
    from: 'globs: values.map((value) => wildcard(value.toLowerCase()))',
    to: 'globs: values.map((value) => wildcard(value))',
  },
  {
    fault: 'a star of an ARN operator crosses colons',
    file: `${POLICY}/terms.ts`,
    from: "return delimited(text, ':', 6)",
    to: 'return wildcard(text)',
  },
  {
    fault: 'variables are resolved in documents of 2008',
    file: `${POLICY}/templates.ts`,
    from: "if (version === '2008-10-17' || !hasVariable(text))",
    to: 'if (!hasVariable(text))',
  },
  {
    fault: 'the fallback of a variable is forgotten',
    file: `${POLICY}/terms.ts`,
    from: 'return resolve(key) ?? fallback',
    to: 'return resolve(key)',
  },
  {
    fault: 'an organisation can be claimed by anybody',
    file: `${POLICY}/keys.ts`,
    from: "{ key: 'aws:principalorgid', origin: 'organisation'",
    to: "{ key: 'aws:principalorgid', origin: 'chosen'",
  },
  {
    fault: 'the source of a service call is never set',
    file: `${POLICY}/scene.ts`,
    from: 'return service ? sourceArns(scene, caller.takesOverBucket) : ABSENT',
    to: 'return ABSENT',
  },
  {
    fault: 'requests by a VPC endpoint carry an address',
    file: `${POLICY}/scene.ts`,
    from: 'return endpoint ? ABSENT : { absent: false, present: PUBLIC',
    to: 'return { absent: false, present: PUBLIC',
  },
  {
    fault: 'anonymous callers have tags',
    file: `${POLICY}/scene.ts`,
    from: 'return signedIn ? ANYTHING : ABSENT',
    to: 'return ANYTHING',
  },
  {
    fault: 'ranges of addresses are counted one by one',
    file: `${POLICY}/search.ts`,
    from: 'party.addresses = uniteAddresses([party.addresses, from])',
    to: 'party.addresses = from',
  },
  {
    fault: 'private addresses count',
    file: 'src/algebra/address.ts',
    from: 'return intersectAddresses(set, PUBLIC_ADDRESSES)',
    to: 'return set',
  },
  {
    fault: 'a list of values has to match as a whole',
    file: `${POLICY}/terms.ts`,
    from: 'return test.globs.some((glob) => matches(glob, value))',
    to: 'return test.globs.every((glob) => matches(glob, value))',
  },
  {
    fault: 'less-than includes the bound',
    file: `${POLICY}/terms.ts`,
    from: "return complement(compared(line, '>=', point))",
    to: "return compared(line, '<=', point)",
  },
  {
    fault: 'running out of budget proves that there is nothing',
    // Whoever runs out also leaves nothing in the budget, so each of the two nets alone is enough.
    file: `${POLICY}/search.ts`,
    from: 'const gaveUp = effort.gaveUp || effort.budget.left < 0',
    to: 'const gaveUp = false',
  },
  {
    fault: 'a key twice is read as once',
    file: `${POLICY}/document.ts`,
    from: 'if (memberColons(source) !== memberCount(value)) {',
    to: 'if (memberColons(source) < memberCount(value)) {',
  },
  {
    fault: 'a doubtful Allow is dropped in both readings',
    file: `${POLICY}/statements.ts`,
    from: 'if (doubts.length > 0 && !widened) return undefined',
    to: "if (doubts.length > 0 && effect === 'Allow') return undefined",
  },
  {
    fault: 'a star stands for at least one character',
    file: 'src/algebra/glob.ts',
    from: 'while (tokens[position]?.many) position += 1',
    to: 'while (false) position += 1',
  },
  {
    fault: 'the automaton forgets stars that stand for nothing',
    file: 'src/algebra/automaton.ts',
    from: 'const opened = (active | (passed << 1) | carry) >>> 0',
    to: 'const opened = active',
  },
]

/** The tests that prove the engine; others live beside them. */
const SUITE = [
  'test/algebra',
  'test/providers/aws/policy',
  'test/exposure/policyCases',
  'test/exposure/symbolicAndConcrete',
  'test/exposure/metamorphicLaws',
  'test/exposure/hostilePolicies',
  'test/exposure/unitedNetworks',
]

const root = join(import.meta.dirname, '../..')
const copy = mkdtempSync(join(tmpdir(), 'ajar-mutants-'))

function survives({ file, from, to }: Mutant): boolean {
  const path = join(copy, file)
  const original = readFileSync(path, 'utf8')
  if (original.split(from).length !== 2) throw new Error(`${file} has not exactly one "${from}"`)
  writeFileSync(
    path,
    original.replace(from, () => to),
  )
  const run = runSuite()
  writeFileSync(path, original)
  return run === 0
}

/** Exit status of the suite in the copy, with a fixed seed so that a result can be looked into. */
function runSuite(): number | null {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const env = { ...process.env, AJAR_FUZZ_SEED: '7', NO_COLOR: '1' }
  const args = [vitest, 'run', '--bail=1', ...SUITE]
  return spawnSync(process.execPath, args, { cwd: copy, env, timeout: 300_000 }).status
}

try {
  for (const part of [
    'src/algebra',
    'src/model',
    POLICY,
    'test/exposure',
    'test/algebra',
    `test/${POLICY}`,
  ]) {
    cpSync(join(root, part), join(copy, part), { recursive: true })
  }
  for (const file of ['package.json', 'tsconfig.json']) {
    cpSync(join(root, file), join(copy, file))
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  if (runSuite() !== 0) throw new Error('the suite fails without any mutant')

  const wanted = process.argv[2] ?? ''
  const chosen = MUTANTS.filter(({ fault }) => fault.includes(wanted))
  const survivors = chosen.filter((mutant) => {
    const alive = survives(mutant)
    process.stdout.write(`${alive ? 'SURVIVED' : 'killed  '}  ${mutant.fault}\n`)
    return alive
  })
  process.stdout.write(`${chosen.length - survivors.length} of ${chosen.length} mutants killed\n`)
  process.exitCode = survivors.length === 0 ? 0 : 1
} finally {
  rmSync(copy, { recursive: true, force: true })
}
