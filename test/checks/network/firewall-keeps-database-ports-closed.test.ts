import check from '../../../checks/network/firewall-keeps-database-ports-closed.ts'
import { allow, firewallRule } from '../../../mocks/gcp/computeBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a rule for SSH': firewallRule(allow('ssh', '22')),
    'a database port for an office': firewallRule(allow('db', '5432', '8.8.8.0/24')),
    'a rule that is off': firewallRule({ ...allow('db', '5432'), disabled: true }),
  },
  fails: {
    'PostgreSQL for everybody': firewallRule(allow('db', '5432')),
    'a run of ports with Redis in it': firewallRule(allow('many', '6000-7000')),
    'MySQL for everybody in two halves': firewallRule(
      allow('db', '3306', '0.0.0.0/1', '128.0.0.0/1'),
    ),
    'every port of every protocol': firewallRule({
      ...allow('all', ''),
      allowed: [{ IPProtocol: 'all' }],
    }),
  },
  unknown: {
    'sources that make no sense': firewallRule(allow('db', '5432', 'office')),
    'a rule that nobody read': {
      ...firewallRule(allow('db', '22')),
      facts: { rule: denied('rule') },
    },
  },
})
