/** What Block Public Access leaves of what a policy admits. @module */

import { anyTrue, type Fact, flatMap, isNonEmpty, known, map, unless } from '#model'
import type { Admissions } from '#views'
import type { PublicAccessBlock } from './publicAccessBlock.ts'

/** Whether a setting is on at any level. The levels only ever add to each other. */
export function isOnAnywhere(
  setting: keyof PublicAccessBlock,
  ...levels: readonly Fact<PublicAccessBlock | null>[]
): Fact<boolean> {
  const each: readonly Fact<boolean>[] = levels.map((level) =>
    map(level, (block) => block?.[setting] ?? false),
  )
  return isNonEmpty(each) ? anyTrue(...each) : known(false)
}

/**
 * `isPublic` is S3's own ruling on the policy.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function afterRestriction(
  own: Admissions,
  restricted: Fact<boolean>,
  isPublic: Fact<boolean>,
): Admissions {
  return {
    public: unless(restricted, own.public),
    strangers: unless(cutsOffStrangers(restricted, isPublic), own.strangers),
    // Services keep their access under the restriction.
    deputies: own.deputies,
  }
}

/** Of a policy that S3 calls public, the restriction leaves nothing to other accounts. */
function cutsOffStrangers(restricted: Fact<boolean>, isPublic: Fact<boolean>): Fact<boolean> {
  if (restricted.state === 'known' && !restricted.value) return restricted
  return flatMap(isPublic, (ruling) => (ruling ? restricted : known(false)))
}
