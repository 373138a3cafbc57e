import { known } from '#model'
import check from '../../../checks/storage/public-access-block.ts'
import { project } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a project under the constraint': project({
      publicAccessPrevention: known([{ enforce: true }]),
    }),
  },
  fails: {
    'a project as Google creates it': project(),
  },
  unknown: {
    'an organisation policy that we may not read': project({
      publicAccessPrevention: denied('publicAccessPrevention'),
    }),
    'a constraint that holds for some tags only': project({
      publicAccessPrevention: known([
        { enforce: true, condition: { expression: 'resource.matchTag("1/env", "prod")' } },
        { enforce: false },
      ]),
    }),
  },
})
