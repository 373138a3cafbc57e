import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Finding } from '#model'
import { html } from '../../src/report/html/html.ts'
import { finding, HOSTILE_NAMES, SUMMARY } from './hostileFindings.ts'

function page(...findings: readonly Finding[]): string {
  let text = ''
  const report = html.open(
    (part) => {
      text += part
    },
    { color: false, width: undefined, checks: [] },
  )
  for (const one of findings) report.finding(one)
  report.end(SUMMARY)
  return text
}

test('holds its findings as data that no name breaks out of', () => {
  const text = page(...HOSTILE_NAMES.map((name, index) => finding(name, index)))
  const data = /<script type="application\/json" id="findings">([\s\S]*?)<\/script>/.exec(text)?.[1]
  const names = JSON.parse(data ?? '').map((one: Finding) => one.resource.name)
  expect(names).toEqual(HOSTILE_NAMES)
  expect(text.match(/<script/g)).toHaveLength(3)
  expect(text).not.toContain('<img')
  expect(text).not.toMatch(/[\u2028\u2029]/)
})

test('asks nobody for anything and runs only what it brought, by its policy', () => {
  const text = page(finding('tea'))
  expect(text).toContain("default-src 'none'")
  expect(text).not.toMatch(/(src|href)="(?!#)/)
  const script = /<script>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? ''
  const hash = createHash('sha256').update(script).digest('base64')
  expect(text).toContain(`script-src 'sha256-${hash}'`)
})

test('is whole without a finding', () => {
  expect(page()).toContain('id="findings">[\n]</script>')
})
