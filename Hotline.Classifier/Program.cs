return Hotline.Classifier.Cli.Run(args, Console.In, Console.Out, Console.Error, TimeProvider.System);
