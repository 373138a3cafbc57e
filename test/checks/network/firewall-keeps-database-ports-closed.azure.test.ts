import { known } from '#model'
import check from '../../../checks/network/firewall-keeps-database-ports-closed.ts'
import {
  door,
  inboundRule,
  networkInterface,
  securityGroup,
  securityGroupId,
} from '../../../mocks/azure/networkBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const everybody = inboundRule({ name: 'mysql', ports: ['3306'] })
const open = securityGroup([everybody])
const closed = securityGroup([inboundRule({ access: 'Deny', ports: ['*'] })], {}, 'subnet')
const inSubnet = { doors: known([door({ subnetGroup: securityGroupId('subnet') })]) }

describeCheck(check, {
  passes: {
    'a group without rules': securityGroup(),
    'a web server': securityGroup([inboundRule({ ports: ['80', '443'] })]),
    'a database for the virtual network': securityGroup([
      inboundRule({ sources: ['VirtualNetwork'], ports: ['5432'] }),
    ]),
    'a database for all of the internet, after a rule that keeps it out': securityGroup([
      everybody,
      inboundRule({ access: 'Deny', priority: 90, protocol: '*', sources: ['*'], ports: ['*'] }),
    ]),
    'an open group before a machine whose subnet is closed': {
      resource: networkInterface(inSubnet),
      beside: [open, closed],
    },
    'a machine without a public address, whatever its group': {
      resource: networkInterface({ doors: known([]) }),
      beside: [open],
    },
    'a machine without a group behind an address that is closed by itself': networkInterface({
      securityGroup: known(null),
    }),
    'a rule for another machine of the subnet': {
      resource: networkInterface(),
      beside: [securityGroup([{ ...everybody, destinations: ['10.0.0.9'] }])],
    },
  },
  fails: {
    'a rule for everybody': open,
    'every port for everybody': securityGroup([inboundRule({ protocol: '*', ports: ['*'] })]),
    'two halves of the internet': securityGroup([
      inboundRule({ sources: ['0.0.0.0/1'], ports: ['1433'] }),
      inboundRule({ priority: 110, sources: ['128.0.0.0/1'], ports: ['1400-1500'] }),
    ]),
    'a rule for everybody before one that keeps them out': securityGroup([
      everybody,
      inboundRule({ access: 'Deny', priority: 4096, sources: ['*'], ports: ['*'] }),
    ]),
    'a machine behind an open group': { resource: networkInterface(), beside: [open] },
    'a machine without any group behind an address of the old sort': networkInterface({
      securityGroup: known(null),
      doors: known([door({ isClosed: false })]),
    }),
    'a rule for the address of the machine': {
      resource: networkInterface(),
      beside: [securityGroup([{ ...everybody, destinations: ['10.0.0.0/29'] }])],
    },
  },
  unknown: {
    'rules we may not read': securityGroup([], { rules: denied('rules') }),
    'a machine whose addresses we may not list': networkInterface({ doors: denied('addresses') }),
    'a machine whose group was not listed': networkInterface(),
    'a rule for machines that are named one by one, beside a web server for everybody': {
      resource: networkInterface(),
      beside: [
        securityGroup([
          inboundRule({ name: 'web', priority: 90, ports: ['443'] }),
          { ...everybody, destinations: [] },
        ]),
      ],
    },
    'a rule for machines that are named one by one': {
      resource: networkInterface(),
      beside: [securityGroup([{ ...everybody, destinations: [] }])],
    },
  },
})
