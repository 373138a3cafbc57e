/** Findings whose names were chosen by somebody who wishes us ill. */

import type { Finding } from '#model'
import type { ScanSummary } from '../../src/report/report.ts'

export const HOSTILE_NAMES: readonly string[] = [
  '</script><script>document.title="owned"</script>',
  '<img src=x onerror="document.title=\'owned\'">',
  '<!--<script>',
  '=HYPERLINK("https://evil.example","click")',
  '@SUM(1+1)*cmd|calc',
  'line\nbreak\r\nand\ttab',
  '\u001b[31mred\u001b[0m',
  '\u202egnp.elbissop\u202c',
  '\u2028\u2029',
  '𝕋𝕖𝕒 🫖 茶',
  '"quotes", \'both\' & `ticks`',
  '| table | of | markdown |',
  'x'.repeat(1024),
]

export function finding(name: string, index = 0, more: Partial<Finding> = {}): Finding {
  return {
    id: `ajar-${String(index).padStart(26, 'a')}`,
    check: 'storage/no-anonymous-access',
    status: 'fail',
    severity: 'critical',
    provider: 'aws',
    account: '111122223333',
    region: 'eu-west-1',
    resource: { kind: 'aws:s3:bucket', id: `arn:aws:s3:::${name}`, name },
    title: 'Stores admit nobody unknown',
    evidence: [
      {
        statement: `The policy of ${name} admits anyone.`,
        value: null,
        from: ['s3:GetBucketPolicy'],
      },
    ],
    gaps: [],
    remedy: 'Remove the statement.',
    controls: {},
    covers: ['aws-s3-bucket-policy-public-read'],
    ...more,
  }
}

export const SUMMARY: ScanSummary = {
  tool: { name: 'ajar', version: '0.1.0' },
  startedAt: '2026-11-23T03:00:00.000Z',
  endedAt: '2026-11-23T03:01:00.000Z',
  accounts: [{ provider: 'aws', id: '111122223333' }],
  totals: {
    pass: { critical: 0, high: 0, medium: 0, low: 0 },
    fail: { critical: 1, high: 0, medium: 0, low: 0 },
    unknown: { critical: 0, high: 0, medium: 0, low: 0 },
  },
  unlisted: [],
  notEnabled: [],
}
