import { defineCheck, every, holds, judge, violated } from '#model'
import { inWords, Shared } from '#views'

export default defineCheck({
  id: 'sharing/no-stranger-copy',
  title: 'Snapshots and images are shared with no named stranger',
  severity: 'high',
  about: Shared,
  rationale:
    'A snapshot shared with another account is a whole database or disk that can be restored ' +
    'there, outside every control of yours. Attackers use exactly this to carry data out: one ' +
    'call to share, one to copy, nothing to download.',
  remedy: {
    aws: 'Remove the account named in the evidence from the share attribute, or list it in the trust zone with a reason.',
    azure: 'Revoke the access of the snapshot.',
    gcp: 'Remove the member named in the evidence, or list its domain in the trust zone with a reason.',
  },
  controls: {
    'nist-800-53-r5': ['AC-3', 'AC-4', 'MP-4'],
  },
  covers: {},

  evaluate: (copy) =>
    every(copy.routes, ({ name, effective }) =>
      judge(effective.strangers, (exposures) =>
        exposures.length === 0
          ? holds(`The ${name} admits no stranger beyond the trust zone.`)
          : violated(`The ${name} admits ${inWords(exposures)}.`, exposures),
      ),
    ),
})
