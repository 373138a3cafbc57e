import { known } from '#model'
import check from '../../../checks/identity/project-admits-nobody-unknown.ts'
import { policy, project } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a project as an organisation has it': project(),
  },
  fails: {
    'a project that everybody may view': project({
      policy: known(policy({ role: 'roles/viewer', members: ['allUsers'] })),
    }),
    'a project that every Google account may browse': project({
      policy: known(policy({ role: 'roles/browser', members: ['allAuthenticatedUsers'] })),
    }),
    'an organisation that everybody may view, though the project may not be read': project({
      policy: denied('policy'),
      inherited: known([
        {
          document: '//cloudresourcemanager.googleapis.com/organizations/1',
          policy: known(policy({ role: 'roles/viewer', members: ['allUsers'] })),
        },
      ]),
    }),
  },
  unknown: {
    'a policy that we may not read': project({ policy: denied('policy') }),
    'ancestors that we may not read': project({ inherited: denied('inherited') }),
  },
})
