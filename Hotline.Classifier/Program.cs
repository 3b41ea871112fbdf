System.Console.WriteLine("classifier");
