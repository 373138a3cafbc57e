import { known } from '#model'
import check from '../../../checks/network/database-not-reachable-from-internet.ts'
import { securityGroup, subnet, tcp } from '../../../mocks/aws/placeBuilder.ts'
import { cluster, instance } from '../../../mocks/aws/rdsBuilder.ts'
import { warehouse } from '../../../mocks/aws/redshiftBuilder.ts'
import type { IngressRule } from '../../../providers/aws/ec2/network.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const publiclyAccessible = known(true)
const routed = subnet()
const unrouted = subnet({ internetRoutes: known([]) })
const letting = (...rules: readonly IngressRule[]) => securityGroup({ ingress: known(rules) })
const unreadList = denied('prefixList')
const everybody = letting(tcp(5432, '0.0.0.0/0'))

describeCheck(check, {
  passes: {
    'a private database, whatever its group lets in': {
      resource: instance(),
      beside: [routed, everybody],
    },
    'a private database of which we could read nothing else': instance({
      placement: denied('placement'),
    }),
    'a public address in a subnet that no internet gateway serves': {
      resource: instance({ publiclyAccessible }),
      beside: [unrouted, everybody],
    },
    'a public address behind a group for the office': {
      resource: instance({ publiclyAccessible }),
      beside: [routed, letting(tcp(5432, '203.0.113.0/24'))],
    },
    'a public address behind a group that opens other ports': {
      resource: instance({ publiclyAccessible }),
      beside: [routed, letting(tcp(443, '0.0.0.0/0'))],
    },
    'a prefix list that we may not read, for another port': {
      resource: instance({ publiclyAccessible }),
      beside: [routed, letting({ ...tcp(22), unread: unreadList.gaps })],
    },
    'a private warehouse': { resource: warehouse(), beside: [routed, everybody] },
  },
  fails: {
    'a database for everybody': {
      resource: instance({ publiclyAccessible }),
      beside: [routed, everybody],
    },
    'a database for everybody who speaks IPv6': {
      resource: instance({ publiclyAccessible }),
      beside: [routed, letting(tcp(5432, '::/0'))],
    },
    'a run of ports that holds the one it listens on': {
      resource: instance({ publiclyAccessible }),
      beside: [routed, letting(tcp([5000, 6000], '0.0.0.0/0'))],
    },
    'two halves of the internet, each in a rule of its own': {
      resource: instance({ publiclyAccessible }),
      beside: [routed, letting(tcp(5432, '0.0.0.0/1'), tcp(5432, '128.0.0.0/1'))],
    },
    'everybody, beside a prefix list that we may not read': {
      resource: instance({ publiclyAccessible }),
      beside: [routed, letting(tcp(5432, '0.0.0.0/0'), { ...tcp(5432), unread: unreadList.gaps })],
    },
    'a rule for all protocols': {
      resource: instance({ publiclyAccessible }),
      beside: [
        routed,
        letting({ protocol: '-1', fromPort: null, toPort: null, ranges: ['0.0.0.0/0'] }),
      ],
    },
    'a cluster with a member for everybody': {
      resource: cluster(),
      beside: [instance({ publiclyAccessible }), routed, everybody],
    },
    'a warehouse for everybody': {
      resource: warehouse({ publiclyAccessible }),
      beside: [routed, letting(tcp(5439, '0.0.0.0/0'))],
    },
  },
  unknown: {
    'rules we may not read': {
      resource: instance({ publiclyAccessible }),
      beside: [routed, securityGroup({ ingress: denied('ingress') })],
    },
    'a prefix list that we may not read': {
      resource: instance({ publiclyAccessible }),
      beside: [routed, letting({ ...tcp(5432), unread: unreadList.gaps })],
    },
    'routes we may not read': {
      resource: instance({ publiclyAccessible }),
      beside: [subnet({ internetRoutes: denied('internetRoutes') }), everybody],
    },
    'a subnet that a sister account shares': {
      resource: instance({ publiclyAccessible }),
      beside: [everybody],
    },
    'a warehouse whose subnets we may not list': {
      resource: warehouse({ publiclyAccessible, subnets: denied('subnets') }),
      beside: [letting(tcp(5439, '0.0.0.0/0'))],
    },
  },
})
