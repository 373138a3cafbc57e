import { known } from '#model'
import check from '../../../checks/identity/privilege-ends.ts'
import {
  assignment,
  roleAssignment,
  subscription,
} from '../../../mocks/azure/authorizationBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const held = (
  role: Parameters<typeof assignment>[0],
  facts: Parameters<typeof roleAssignment>[1] = {},
) => ({ resource: roleAssignment(assignment(role), facts), beside: [subscription()] })

describeCheck(check, {
  passes: {
    'a reader, for as long as there is something to read': held('Reader'),
    'an owner until tonight': held('Owner', { endsAt: known('2026-11-23T20:00:00Z') }),
  },
  fails: {
    'an owner for ever': held('Owner'),
    'a contributor for ever, who reads every key': held('Contributor'),
  },
  unknown: {
    'an owner in a tenant without Privileged Identity Management': held('Owner', {
      endsAt: denied('endsAt'),
    }),
  },
})
