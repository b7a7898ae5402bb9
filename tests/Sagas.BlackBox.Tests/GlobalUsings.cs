global using Sagas.Testing;
global using Sagas.Testing.Amqp;
global using Sagas.Testing.Http;
global using Sagas.Testing.Network;
global using Sagas.Testing.Processes;
global using Sagas.Testing.Scenarios;
