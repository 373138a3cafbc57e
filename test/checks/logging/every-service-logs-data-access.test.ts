import { known } from '#model'
import check from '../../../checks/logging/every-service-logs-data-access.ts'
import { policy, project } from '../../../mocks/gcp/projectBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'every kind for every service': project({
      policy: known({
        ...policy(),
        auditConfigs: [
          {
            service: 'allServices',
            auditLogConfigs: [
              { logType: 'ADMIN_READ', exemptedMembers: [] },
              { logType: 'DATA_READ', exemptedMembers: [] },
              { logType: 'DATA_WRITE', exemptedMembers: [] },
            ],
          },
        ],
      }),
    }),
  },
  fails: {
    'a project as Google creates it': project(),
    'storage alone': project({
      policy: known({
        ...policy(),
        auditConfigs: [
          {
            service: 'storage.googleapis.com',
            auditLogConfigs: [
              { logType: 'DATA_READ', exemptedMembers: [] },
              { logType: 'DATA_WRITE', exemptedMembers: [] },
            ],
          },
        ],
      }),
    }),
    'somebody who is exempt': project({
      policy: known({
        ...policy(),
        auditConfigs: [
          {
            service: 'allServices',
            auditLogConfigs: [
              { logType: 'ADMIN_READ', exemptedMembers: [] },
              { logType: 'DATA_READ', exemptedMembers: ['user:eve@acme.example'] },
              { logType: 'DATA_WRITE', exemptedMembers: [] },
            ],
          },
        ],
      }),
    }),
  },
  unknown: {
    'a policy that we may not read': project({ policy: denied('policy') }),
  },
})
