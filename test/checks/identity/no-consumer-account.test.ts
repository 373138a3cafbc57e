import { known } from '#model'
import check from '../../../checks/identity/no-consumer-account.ts'
import { policy, project } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'people of our own domain': project(),
  },
  fails: {
    'a Gmail account': project({
      policy: known(policy({ role: 'roles/run.viewer', members: ['user:bob@gmail.com'] })),
    }),
    'a Hotmail account, in capitals': project({
      policy: known(policy({ role: 'roles/run.viewer', members: ['user:Bob@Hotmail.com'] })),
    }),
  },
  unknown: {
    'a policy that we may not read': project({ policy: denied('policy') }),
  },
})
