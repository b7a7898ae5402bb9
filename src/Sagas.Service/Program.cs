return await Sagas.Service.Commands.CommandLine.RunAsync(args);
