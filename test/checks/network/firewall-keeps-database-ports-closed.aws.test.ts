import { known } from '#model'
import check from '../../../checks/network/firewall-keeps-database-ports-closed.ts'
import { allowTcp, securityGroup } from '../../../mocks/aws/networkBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a group without rules': securityGroup(),
    'HTTPS for everybody': securityGroup(allowTcp(443, '0.0.0.0/0', '::/0')),
    'PostgreSQL for the office': securityGroup(allowTcp(5432, '51.145.10.0/24')),
    'PostgreSQL for every private address': securityGroup(allowTcp(5432, '10.0.0.0/8')),
    'halves of the internet on different ports': securityGroup(
      allowTcp(5432, '0.0.0.0/8'),
      allowTcp(443, '0.0.0.0/1', '128.0.0.0/1'),
    ),
    'the port over UDP, on which no database listens': {
      ...securityGroup(),
      facts: {
        ingress: known([{ protocol: 'udp', fromPort: 5432, toPort: 5432, ranges: ['0.0.0.0/0'] }]),
      },
    },
  },
  fails: {
    'PostgreSQL for everybody': securityGroup(allowTcp(5432, '0.0.0.0/0')),
    'PostgreSQL for everybody who has IPv6': securityGroup(allowTcp(5432, '::/0')),
    'in two halves, in two rules': securityGroup(
      allowTcp(5432, '0.0.0.0/1'),
      allowTcp(5432, '128.0.0.0/1'),
    ),
    'in two halves, one of them in a rule for many ports': securityGroup(
      allowTcp([5000, 6000], '0.0.0.0/1'),
      allowTcp(5432, '128.0.0.0/1'),
    ),
    'everything of every protocol': {
      ...securityGroup(),
      facts: {
        ingress: known([{ protocol: '-1', fromPort: null, toPort: null, ranges: ['0.0.0.0/0'] }]),
      },
    },
  },
  unknown: {
    'rules we may not read': { ...securityGroup(), facts: { ingress: denied('rules') } },
    'a range that is none': securityGroup(allowTcp(5432, 'office')),
  },
})
