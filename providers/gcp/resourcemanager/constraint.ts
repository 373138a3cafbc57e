import { type Fact, flatMap, known, unknown } from '#model'
import type { ConstraintRule } from './operations.ts'

/**
 * Whether a boolean constraint holds for everything in the project. A rule with a condition looks
 * at tags: it holds for some resources, and for which is not decided here.
 */
export function isEnforced(rules: Fact<readonly ConstraintRule[]>): Fact<boolean> {
  return flatMap(rules, (all): Fact<boolean> => {
    const plain = all.some(({ condition, enforce }) => !condition && enforce === true)
    const conditional = all.filter(({ condition }) => condition)
    if (conditional.every(({ enforce }) => (enforce ?? false) === plain)) return known(plain)
    return unknown({
      call: 'orgpolicy:policies.getEffectivePolicy',
      reason: 'undecided',
      permission: null,
      detail: 'The constraint is enforced for some tags only.',
    })
  })
}
