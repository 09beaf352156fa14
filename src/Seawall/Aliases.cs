// The class of the data plane has the name of its own namespace; here it is told apart once for all files.
global using SipGateway = Seawall.Gateway.Gateway;
