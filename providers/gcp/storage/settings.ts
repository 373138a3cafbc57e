import { anyTrue, defineProjection, flatMap, map } from '#model'
import { StoreSettings } from '#views'
import { isEnforced } from '../resourcemanager/constraint.ts'
import { PROJECT } from '../resourcemanager/project.ts'
import { projectOf } from '../surroundings.ts'
import { BUCKET, type Bucket } from './bucket.ts'

const SECONDS_PER_DAY = 86_400

export const bucketAsStoreSettings = defineProjection<Bucket, StoreSettings>({
  kind: BUCKET,
  as: StoreSettings,
  reads: ['uniformAccess', 'publicAccessPrevention', 'retention', 'lifecycleRules'],
  alongside: { [PROJECT]: ['publicAccessPrevention'] },
  project: ({ facts, scope }, world) => ({
    noun: 'bucket',
    uniformAccess: facts.uniformAccess,
    publicAccessPrevented: anyTrue(
      map(facts.publicAccessPrevention, (setting) => setting === 'enforced'),
      isEnforced(
        flatMap(projectOf(scope.account, world), (project) => project.facts.publicAccessPrevention),
      ),
    ),
    retention: map(
      facts.retention,
      (retention) =>
        retention && { days: retention.seconds / SECONDS_PER_DAY, locked: retention.locked },
    ),
    lifecycleRules: facts.lifecycleRules,
  }),
})
