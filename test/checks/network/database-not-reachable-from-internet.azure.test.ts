import { known } from '#model'
import check from '../../../checks/network/database-not-reachable-from-internet.ts'
import { firewallRules, sqlServer } from '../../../mocks/azure/sqlBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a server with no rule': sqlServer(),
    'the addresses of an office': sqlServer({
      firewallRules: firewallRules(['51.145.10.0', '51.145.10.255']),
    }),
    'private addresses, however many': sqlServer({
      firewallRules: firewallRules(['10.0.0.0', '10.255.255.255']),
    }),
    'everybody, behind a door that is shut': sqlServer({
      publicAccess: known(false),
      firewallRules: firewallRules(['0.0.0.0', '255.255.255.255']),
    }),
    'a door that is shut, whatever the rules that we may not read': sqlServer({
      publicAccess: known(false),
      firewallRules: denied('rules'),
    }),
  },
  fails: {
    'a rule for everybody': sqlServer({
      firewallRules: firewallRules(['0.0.0.0', '255.255.255.255']),
    }),
    'two halves of the internet': sqlServer({
      firewallRules: firewallRules(
        ['0.0.0.1', '127.255.255.255'],
        ['128.0.0.0', '255.255.255.255'],
      ),
    }),
    'all of Azure, of any customer': sqlServer({
      firewallRules: firewallRules(['0.0.0.0', '0.0.0.0']),
    }),
    'everybody, beside a rule that is none': sqlServer({
      firewallRules: firewallRules(['nowhere', 'nowhere'], ['1.0.0.0', '255.255.255.255']),
    }),
  },
  unknown: {
    'the rules cannot be read': sqlServer({ firewallRules: denied('rules') }),
    'a rule that is no range': sqlServer({ firewallRules: firewallRules(['nowhere', 'nowhere']) }),
    'whether the door is shut cannot be read': sqlServer({
      publicAccess: denied('publicNetworkAccess'),
      firewallRules: firewallRules(['0.0.0.0', '255.255.255.255']),
    }),
  },
})
