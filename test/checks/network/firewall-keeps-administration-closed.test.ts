import check from '../../../checks/network/firewall-keeps-administration-closed.ts'
import {
  inboundRule,
  networkInterface,
  securityGroup,
} from '../../../mocks/azure/networkBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

describeCheck(check, {
  passes: {
    'a web server': securityGroup([inboundRule({ ports: ['443'] })]),
    'SSH for one office': securityGroup([inboundRule({ sources: ['51.145.10.0/24'] })]),
    'UDP at the port of SSH': securityGroup([inboundRule({ protocol: 'Udp' })]),
  },
  fails: {
    'SSH for everybody': securityGroup([inboundRule()]),
    'Remote Desktop in a range of ports': securityGroup([inboundRule({ ports: ['3000-4000'] })]),
    'a machine behind such a group': {
      resource: networkInterface(),
      beside: [securityGroup([inboundRule()])],
    },
  },
  unknown: {
    'rules we may not read': securityGroup([], { rules: denied('rules') }),
  },
})
