import { known } from '#model'
import check from '../../../checks/keys/service-account-keys-are-forbidden.ts'
import { project } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a project under the constraint': project({
      disableServiceAccountKeyCreation: known([{ enforce: true }]),
      disableServiceAccountKeyUpload: known([{ enforce: true }]),
    }),
  },
  fails: {
    'a project as Google creates it': project(),
    'one of the two alone': project({
      disableServiceAccountKeyCreation: known([{ enforce: true }]),
    }),
  },
  unknown: {
    'an organisation policy that we may not read': project({
      disableServiceAccountKeyUpload: known([{ enforce: true }]),
      disableServiceAccountKeyCreation: denied('disableServiceAccountKeyCreation'),
    }),
  },
})
