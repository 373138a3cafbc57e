import { known } from '#model'
import { RUN_SERVICE, type RunService } from '../../providers/gcp/run/service.ts'
import { ACCOUNT, policy, SCOPE } from './projectBuilder.ts'

/** A service as `gcloud run deploy` makes it: the internet may call, and must say who it is. */
export function runService(facts: Partial<RunService['facts']> = {}): RunService {
  return {
    kind: RUN_SERVICE,
    id: `//run.googleapis.com/projects/${ACCOUNT}/locations/europe-west1/services/api`,
    name: 'api',
    scope: { ...SCOPE, region: 'europe-west1' },
    facts: {
      ingress: known('all', 'run:services.list'),
      invokerIamDisabled: known(false, 'run:services.list'),
      policy: known(policy(), 'run:services.getIamPolicy'),
      ...facts,
    },
  }
}
