import { known } from '#model'
import check from '../../../checks/identity/user-is-no-administrator.ts'
import {
  ADMINISTRATOR_ACCESS,
  administratorAccess,
  group,
  holdings,
  user,
} from '../../../mocks/aws/iamBuilder.ts'
import { policyText } from '../../../mocks/aws/scopeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const ADMINISTRATORS = group({ holdings: holdings({}, { attached: [ADMINISTRATOR_ACCESS] }) })
const member = user({ groups: known([ADMINISTRATORS.name]) })
const EVERYTHING = policyText({ Effect: 'Allow', Action: '*', Resource: '*' })

describeCheck(check, {
  passes: {
    'a user who holds nothing': { resource: user(), beside: [user()] },
    'a member of a group that holds little': {
      resource: user({ groups: known(['readers']) }),
      beside: [user({ groups: known(['readers']) }), group()],
    },
  },
  fails: {
    'a member of the administrators': {
      resource: member,
      beside: [member, ADMINISTRATORS, administratorAccess()],
    },
    'a user with everything in a policy of his own': (() => {
      const boss = user({ holdings: holdings({ boss: EVERYTHING }) })
      return { resource: boss, beside: [boss] }
    })(),
  },
  unknown: {
    'the groups of the user cannot be read': {
      resource: user({ groups: denied('groups') }),
      beside: [user({ groups: denied('groups') })],
    },
    'the text of a policy that he holds did not come': {
      resource: member,
      beside: [member, ADMINISTRATORS],
    },
  },
})
